#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The file of one session.
public struct SessionFile: Sendable, Hashable {
    /// Where it is.
    public var path: String
    /// When it was last written to, in seconds since 1970.
    public var modified: Double

    /// The session's name in full: the time of its beginning and a random end.
    public var id: String {
        let name = path.split(separator: "/").last ?? ""
        return String(name.dropLast(SessionStore.suffix.count))
    }

    /// The end of its name, which is enough to tell it from others.
    public var shortID: String {
        String(id.split(separator: "-").last ?? "")
    }

    /// Its bytes, in a buffer that may be used again.
    ///
    /// - Returns: How many there are; `nil` when it cannot be read.
    func read(into buffer: inout [UInt8]) -> Int? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var count = 0
        while true {
            if count == buffer.count { buffer += [UInt8](repeating: 0, count: max(1 << 18, buffer.count)) }
            let room = buffer.count - count
            let read = buffer.withUnsafeMutableBytes { bytes in
                Glibc.read(descriptor, bytes.baseAddress.map { $0 + count }, room)
            }
            if read < 0, errno == EINTR { continue }
            guard read >= 0 else { return nil }
            guard read > 0 else { return count }
            count += read
        }
    }

    /// Its bytes; `nil` when it cannot be read.
    func contents() -> [UInt8]? {
        var buffer: [UInt8] = []
        guard let count = read(into: &buffer) else { return nil }
        return Array(buffer.prefix(count))
    }
}
