#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The files that a pattern of a shell names.
enum FileGlob {
    /// The most files of one pattern; more are rather a mistake.
    static let limit = 100

    /// The paths that match `*`, `?` and `[…]`, in alphabetical order.
    static func paths(_ pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
    }
}
