import GatewayCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is piped in.
enum StandardInput {
    /// Everything on standard input, bytes that are not UTF-8 replaced; `nil` when it is a terminal.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` when it is longer than ``Limits/input``.
    static func readPiped() throws(GatewayError) -> String? {
        isatty(STDIN_FILENO) == 0 ? String(decoding: try read(), as: UTF8.self) : nil
    }

    /// All bytes of standard input, up to its end.
    ///
    /// - Parameters:
    ///   - limit: How many there may be.
    ///   - fix: What to do when there are more, as a sentence.
    /// - Throws: ``GatewayError/Code/configuration`` when there are more.
    static func read(
        upTo limit: Limit = Limits.input,
        fix: String = "Split it (split -C 50m FILE), or send a part of it (head -c 1m FILE)."
    ) throws(GatewayError) -> [UInt8] {
        do throws(BoundedInput.Failure) {
            return try BoundedInput.read(STDIN_FILENO, upTo: limit.amount)
        } catch {
            // What cannot be read, such as a folder or what is closed, is empty.
            guard case .tooLong = error else { return [] }
            throw GatewayError(.configuration, "Standard input \(error.predicate).", fix: fix)
        }
    }

    /// Its beginning, at most so many bytes.
    static func readBeginning(_ limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit {
            let chunk = readChunk()
            guard !chunk.isEmpty else { break }
            bytes += chunk
        }
        return bytes
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
