#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads files that a person or a program named. A pipe that nobody writes to, or a device without end, would hold the
/// program for ever: they are refused.
package enum RegularFile {
    /// Why a file cannot be read.
    package struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// The system's code; 0 for what is there, but is no file.
        package var code: Int32
        /// Why, as the end of a sentence.
        package var reason: String

        /// Why, as the end of a sentence.
        package var description: String { reason }

        init(_ code: Int32) {
            self.code = code
            reason = String(cString: strerror(code))
        }

        init(kind mode: mode_t) {
            code = 0
            reason =
                switch mode & S_IFMT {
                case S_IFIFO: "it is a pipe, not a file"
                case S_IFCHR, S_IFBLK: "it is a device, not a file"
                case S_IFSOCK: "it is a socket, not a file"
                case S_IFDIR: "it is a folder, not a file"
                default: "it is not a file"
                }
        }
    }

    /// Opens a file, and nothing else; never waits.
    ///
    /// - Parameter flags: Such as `O_RDWR`, besides those that make it safe.
    /// - Throws: ``Failure`` with the system's reason, or what it is instead.
    package static func open(_ path: String, _ flags: Int32 = O_RDONLY, mode: mode_t = 0o600) throws(Failure) -> Int32 {
        // What a shell hands over as `<(…)` is a pipe that somebody writes to.
        if isInherited(path) {
            let descriptor = systemOpen(path, flags | O_CLOEXEC, mode)
            guard descriptor >= 0 else { throw Failure(errno) }
            return descriptor
        }
        // A terminal must not become the one that controls us.
        let descriptor = systemOpen(path, flags | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw Failure(errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw Failure(kind: status.st_mode)
        }
        return descriptor
    }

    /// The bytes of a file, at most so many.
    ///
    /// - Throws: ``Failure`` with the system's reason, or what it is instead.
    package static func read(_ path: String, upTo limit: Int = .max) throws(Failure) -> [UInt8] {
        let descriptor = try open(path)
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < limit {
            let count = systemRead(descriptor, &buffer, min(buffer.count, limit - bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure(errno) }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }

    /// The text of a file; `nil` when it is not UTF-8.
    ///
    /// - Throws: ``Failure`` with the system's reason, or what it is instead.
    package static func text(_ path: String) throws(Failure) -> String? {
        String(validating: try read(path), as: UTF8.self)
    }

    private static func isInherited(_ path: String) -> Bool {
        path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
    }

    private static func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
        #if canImport(Glibc)
            Glibc.open(path, flags, mode)
        #else
            Darwin.open(path, flags, mode)
        #endif
    }

    private static func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8], _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, &buffer, count)
        #else
            Darwin.read(descriptor, &buffer, count)
        #endif
    }
}
