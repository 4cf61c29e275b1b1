/// A file that a prompt names with `@`.
struct PathMention: Sendable, Hashable {
    /// The path, without quotes and backslashes.
    var path: String
    /// The lines named behind it, as they are written, such as `:42` or `#L42-L60`; `nil` without any.
    var lines: String?
}
