#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads files and pipes no further than is allowed, so that none can fill the memory.
public enum BoundedInput {
    /// Why nothing was read.
    public enum Failure: Error, Sendable, Hashable {
        /// The system's number of the error.
        case system(Int32)
        /// A folder, or what is no file where only a file will do.
        case notAFile
        /// There is more than this many bytes.
        case tooLong(limit: Int)

        /// What is wrong, as the rest of a sentence that begins with the name.
        public var predicate: String {
            switch self {
            case .system(let code): "cannot be read: \(String(cString: strerror(code)))"
            case .notAFile: "is not a file"
            case .tooLong(let limit): "is larger than \(Limit.bytes(limit)), the most that is read"
            }
        }
    }

    /// The bytes of a file.
    ///
    /// - Parameter acceptsPipes: Whether a pipe or a device will do, as for a file that a person names; one that nobody
    ///   writes to is waited for. Otherwise it is refused at once.
    /// - Throws: ``Failure``; a file that is too large is not read at all.
    public static func read(
        path: String, upTo limit: Int, acceptsPipes: Bool = false
    ) throws(Failure) -> [UInt8] {
        // Opening a pipe that nobody writes to would wait.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | (acceptsPipes ? 0 : O_NONBLOCK))
        guard descriptor >= 0 else { throw .system(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG || (acceptsPipes && kind != S_IFDIR) else { throw .notAFile }
        guard kind != S_IFREG || Int(status.st_size) <= limit else { throw .tooLong(limit: limit) }
        return try read(descriptor, upTo: limit)
    }

    /// The bytes up to the end of what is open.
    ///
    /// - Throws: ``Failure``; of what is too long no more than the limit and one piece is read.
    public static func read(_ descriptor: Int32, upTo limit: Int) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let piece = try readPiece(descriptor)
            guard !piece.isEmpty else { return bytes }
            guard piece.count <= limit - bytes.count else { throw .tooLong(limit: limit) }
            bytes += piece
        }
    }

    /// The next bytes, waiting for one at least; none at the end.
    static func readPiece(_ descriptor: Int32) throws(Failure) -> [UInt8] {
        while true {
            var code: Int32 = 0
            let piece = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                let got = systemRead(descriptor, buffer.baseAddress, buffer.count)
                code = got < 0 ? errno : 0
                count = max(0, got)
            }
            if code == EINTR { continue }
            guard code == 0 else { throw .system(code) }
            return piece
        }
    }
}

/// The system's `read`, which the functions above hide.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, bytes, count)
}
