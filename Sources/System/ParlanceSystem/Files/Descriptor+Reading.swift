#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

extension Descriptor {
    /// Reads into a buffer what is there, waiting for one byte at least. Like all that follow, it begins again where a
    /// signal interrupted it.
    ///
    /// - Returns: How many bytes; 0 at the end.
    /// - Throws: ``SystemError`` with the system's reason.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        let count = uninterrupted { systemRead(number, buffer.baseAddress, buffer.count) }
        guard count >= 0 else { throw .last }
        return count
    }

    /// The same into an array, whose length is the limit, but a signal ends the waiting.
    ///
    /// - Returns: How many bytes; 0 at the end.
    /// - Throws: ``SystemError``, with the code ``SystemError/Code/interrupted`` when a signal came.
    package func readOnce(into buffer: inout [UInt8]) throws(SystemError) -> Int {
        let count = systemRead(number, &buffer, buffer.count)
        guard count >= 0 else { throw .last }
        return count
    }

    /// The next bytes, waiting for one at least; none at the end.
    ///
    /// - Parameter limit: The most bytes of one piece.
    /// - Throws: ``SystemError`` with the system's reason.
    package func readPiece(upTo limit: Int = 65_536) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let piece = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            do throws(SystemError) {
                count = try read(into: UnsafeMutableRawBufferPointer(buffer))
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return piece
    }

    /// All bytes up to the end, at most so many.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package func readAll(upTo limit: Int = .max) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit {
            let piece = try readPiece(upTo: min(65_536, limit - bytes.count))
            guard !piece.isEmpty else { break }
            bytes += piece
        }
        return bytes
    }

    /// The bytes from a place in the file on, at most so many. Where the next read begins stays as it is.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package func read(at offset: Int, upTo limit: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            while count < limit, let base = buffer.baseAddress {
                let got = uninterrupted { pread(number, base + count, limit - count, off_t(offset + count)) }
                if got < 0 { failure = .last }
                guard got > 0 else { return }
                count += got
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Reads from a place in the file on, once. Where the next read begins stays as it is.
    ///
    /// - Returns: How many bytes; 0 at the end; `nil` when it cannot be read.
    package func readInto(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int? {
        let count = uninterrupted { pread(number, buffer.baseAddress, buffer.count, off_t(offset)) }
        return count < 0 ? nil : count
    }

    /// The last bytes of the file, at most so many, and where they begin.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package func readEnd(upTo limit: Int) throws(SystemError) -> (bytes: [UInt8], offset: Int) {
        let size = try status().size
        let offset = max(0, size - limit)
        return (try read(at: offset, upTo: size - offset), offset)
    }
}
