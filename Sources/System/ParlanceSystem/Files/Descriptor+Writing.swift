#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// How far a write came before the system refused the rest.
package struct PartialWrite: Error, Sendable, Hashable {
    /// How many bytes were written.
    package var count: Int
    /// Why not all.
    package var error: SystemError
}

extension Descriptor {
    /// Writes everything, in one write(2) where the system takes it at once: what others write to the end of the same
    /// file then stands before or after it, not among it.
    ///
    /// A write begins again where a signal interrupted it. Another process may have made a shared terminal or pipe
    /// non-blocking; then this waits instead of losing what is left.
    ///
    /// - Throws: ``PartialWrite``, such as on a full disk.
    package func writeWhole(_ bytes: [UInt8]) throws(PartialWrite) {
        if let failure = bytes.withUnsafeBytes({ attempt($0) }) { throw failure }
    }

    /// Writes everything.
    ///
    /// - Throws: ``SystemError`` with the system's reason; a part may have been written.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        if let failure = attempt(bytes) { throw failure.error }
    }

    /// Writes all bytes.
    ///
    /// - Throws: ``SystemError`` with the system's reason; a part may have been written.
    package func write(_ bytes: [UInt8]) throws(SystemError) {
        if let failure = bytes.withUnsafeBytes({ attempt($0) }) { throw failure.error }
    }

    /// Writes a whole text, as UTF-8.
    ///
    /// - Throws: ``SystemError`` with the system's reason; a part may have been written.
    package func write(_ text: String) throws(SystemError) {
        var text = text
        if let failure = text.withUTF8({ attempt(UnsafeRawBufferPointer($0)) }) { throw failure.error }
    }

    /// Writes all bytes from a place in the file on. Where the next write begins stays as it is.
    ///
    /// - Throws: ``PartialWrite``, such as on a full disk.
    package func write(_ bytes: [UInt8], at offset: Int) throws(PartialWrite) {
        var place = off_t(offset)
        let failure = bytes.withUnsafeBytes { bytes in
            attempt(bytes) { base, count in
                let written = pwrite(number, base, count, place)
                place += off_t(max(0, written))
                return written
            }
        }
        if let failure { throw failure }
    }

    /// Writes once, what the system takes: for a terminal that may take nothing any more, and must not be waited for.
    package func writeOnce(_ bytes: UnsafeRawBufferPointer) {
        systemWrite(number, bytes.baseAddress, bytes.count)
    }

    /// Waits until everything that was written is on the disk.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package func synchronize() throws(SystemError) {
        guard fsync(number) == 0 else { throw .last }
    }

    /// Cuts the file off behind so many bytes.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package func truncate(to size: Int) throws(SystemError) {
        guard ftruncate(number, off_t(size)) == 0 else { throw .last }
    }

    /// Ends the last line of the file, if a crash has cut it: it must not swallow the next one.
    package func endTornLine() {
        guard let size = try? status().size, size > 0, let last = try? read(at: size - 1, upTo: 1),
            let byte = last.first, byte != UInt8(ascii: "\n")
        else { return }
        try? write("\n")
    }

    private func attempt(_ bytes: UnsafeRawBufferPointer) -> PartialWrite? {
        attempt(bytes) { systemWrite(number, $0, $1) }
    }

    /// Calls until everything is written. Returns why it is not.
    private func attempt(
        _ bytes: UnsafeRawBufferPointer, _ call: (UnsafeRawPointer?, Int) -> Int
    ) -> PartialWrite? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = uninterrupted { call(UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count < 0, errno == EAGAIN {
                _ = Poll.wait(for: self, .writable)
            } else {
                // No system takes nothing without a reason; if one did, this would not try for ever.
                let error = count < 0 ? SystemError.last : SystemError(.init(rawValue: EIO))
                return PartialWrite(count: bytes.count - rest.count, error: error)
            }
        }
        return nil
    }
}
