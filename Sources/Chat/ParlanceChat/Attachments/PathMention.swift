/// A file that a prompt names with `@`.
struct PathMention: Sendable, Hashable {
    /// The path, without quotes and backslashes.
    var path: String
    /// The lines that are named behind it, as they are written there, such as `:42` or `#L42-L60`; `nil` where none are.
    var lines: String?
}
