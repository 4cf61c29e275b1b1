#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is written for other programs, byte for byte.
enum StandardOutput {
    /// Writes a text; a reader that went away has what it wanted.
    static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
