#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a file was not written.
package struct NewFileError: Error, Sendable, Hashable {
    /// What follows the file's name in a sentence.
    package var reason: String
    /// Whether there is a file of that name.
    package var exists: Bool
}

/// Writes files for a person, who does not expect to lose one.
package enum NewFile {
    /// Writes a text.
    ///
    /// - Parameter replaces: Whether a file of that name may be overwritten.
    package static func write(_ text: String, to path: String, replaces: Bool) throws(NewFileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (replaces ? O_TRUNC : O_EXCL), 0o644)
        guard descriptor >= 0 else { throw failure(errno) }
        defer { close(descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let failure = failure(errno)
                // Half a file is of no use, and would be in the way of the next attempt.
                if !replaces { unlink(path) }
                throw failure
            }
            rest = rest.dropFirst(count)
        }
    }

    private static func failure(_ code: Int32) -> NewFileError {
        code == EEXIST
            ? NewFileError(reason: "exists", exists: true)
            : NewFileError(reason: "cannot be written: \(String(cString: strerror(code)))", exists: false)
    }
}
