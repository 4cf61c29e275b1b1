import ParlanceSystem

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
            case .system(let code): "cannot be read: \(SystemError(SystemError.Code(rawValue: code)).reason)"
            case .notAFile: "is not a file"
            case .tooLong(let limit): "is larger than the limit of \(Limit.bytes(limit))"
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
        let file = try system { () throws(SystemError) in
            try OpenFile(path, .reading, acceptsPipes ? [] : .nonBlocking)
        }
        let status = try system { () throws(SystemError) in try file.status() }
        let isFile = status.kind == .regular
        guard isFile || (acceptsPipes && status.kind != .directory) else { throw .notAFile }
        guard !isFile || status.size <= limit else { throw .tooLong(limit: limit) }
        return try read(from: file, upTo: limit)
    }

    /// The bytes up to the end of what is open.
    ///
    /// - Parameter willRead: Is called before each piece, which may have to be waited for.
    /// - Throws: ``Failure``; of what is too long no more than the limit and one piece is read.
    public static func read(
        _ descriptor: Int32, upTo limit: Int, willRead: () -> Void = {}
    ) throws(Failure) -> [UInt8] {
        try read(from: FileDescriptor(descriptor), upTo: limit, willRead: willRead)
    }

    private static func read(
        from file: some Descriptor, upTo limit: Int, willRead: () -> Void = {}
    ) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            willRead()
            let piece = try system { () throws(SystemError) in try file.readPiece() }
            guard !piece.isEmpty else { return bytes }
            guard piece.count <= limit - bytes.count else { throw .tooLong(limit: limit) }
            bytes += piece
        }
    }

    /// Does what the system may refuse.
    static func system<Value>(_ call: () throws(SystemError) -> Value) throws(Failure) -> Value {
        do throws(SystemError) {
            return try call()
        } catch {
            throw .system(error.code.rawValue)
        }
    }
}
