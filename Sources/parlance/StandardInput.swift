#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is piped in.
enum StandardInput {
    /// Everything on standard input, bytes that are not UTF-8 replaced; `nil` when it is a terminal.
    static func readPiped() -> String? {
        isatty(STDIN_FILENO) == 0 ? String(decoding: read(), as: UTF8.self) : nil
    }

    /// All bytes of standard input, up to its end.
    static func read() -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let chunk = readChunk()
            guard !chunk.isEmpty else { return bytes }
            bytes += chunk
        }
    }

    /// The next bytes that are there, waiting for one at least; none at the end.
    static func readChunk(from descriptor: Int32 = STDIN_FILENO) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            return Array(buffer.prefix(max(0, count)))
        }
    }
}
