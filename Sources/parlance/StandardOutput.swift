#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is written for other programs, byte for byte.
enum StandardOutput {
    /// Writes a text; a reader that went away has what it wanted.
    ///
    /// - Returns: Why it cannot be written, such as a full disk; `nil` when all is well.
    @discardableResult
    static func write(_ text: String) -> String? {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return errno == EPIPE ? nil : String(cString: strerror(errno)) }
            rest = rest.dropFirst(count)
        }
        return nil
    }
}
