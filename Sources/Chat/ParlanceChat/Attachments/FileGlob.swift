import ParlanceSystem

/// The files that a pattern of a shell names.
enum FileGlob {
    /// The most files of one pattern; more are rather a mistake.
    static let limit = 100

    /// The paths that match `*`, `?` and `[…]`, in alphabetical order.
    static func paths(_ pattern: String) -> [String] { FileSystem.paths(matching: pattern) }
}
