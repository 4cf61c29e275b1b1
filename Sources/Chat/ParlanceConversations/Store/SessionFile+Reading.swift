import GatewayCore
import ParlanceSystem

extension SessionFile {
    /// So many bytes are read at a time: what the second cache of a processor holds with what is made of them.
    static let partSize = 1 << 18

    /// Of longer journals one thread reads the lines while another puts the session together.
    private static let longJournal = 1 << 22

    // MARK: Bytes

    /// Reads it whole.
    ///
    /// - Parameters:
    ///   - buffer: Room for its bytes, which may be used again.
    ///   - use: Gets its bytes.
    /// - Returns: `nil` when it cannot be read.
    func withContents<Result>(
        _ buffer: inout [UInt8], _ use: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result? {
        guard let count = load(into: &buffer) else { return nil }
        return try buffer.withUnsafeBufferPointer { try use(UnsafeBufferPointer(rebasing: $0.prefix(count))) }
    }

    /// - Returns: How many bytes there are.
    private func load(into buffer: inout [UInt8]) -> Int? {
        guard let (file, size) = openJournal() else { return nil }
        var count = 0
        // A byte more than the file has shows that it ends there.
        if buffer.count <= size { buffer = [UInt8](repeating: 0, count: max(size + 1, 1 << 16)) }
        while let news = Self.read(file, into: &buffer, from: count) {
            guard news > 0 else { return count }
            count += news
            if count == buffer.count { buffer += [UInt8](repeating: 0, count: count) }
        }
        return nil
    }

    /// Opens it, if it is a file of a size that is read.
    func openJournal() -> (file: OpenFile, size: Int)? {
        guard let file = try? RegularFile.open(path), let status = try? file.status(), status.kind == .regular,
            status.size <= Limits.journal.amount
        else { return nil }
        return (file, status.size)
    }

    /// - Returns: How many bytes were read; 0 at the end; `nil` when it cannot be read.
    private static func read(_ file: OpenFile, into buffer: inout [UInt8], from count: Int) -> Int? {
        buffer.withUnsafeMutableBytes { bytes in
            try? file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
        }
    }

    // MARK: Session

    /// Reads the session in it, in parts: however long a journal is, in memory is only what it is about.
    ///
    /// - Parameter isOutline: Whether it is enough to know that something was answered, not what.
    /// - Returns: `nil` when it cannot be read.
    package func read(isOutline: Bool = false) -> JournalReader? {
        guard let (file, size) = openJournal() else { return nil }
        if !isOutline, size >= Self.longJournal, WorkerThread.processors > 1,
            let result = Self.readOnTwoThreads(file, partSize: Self.partSize)
        {
            return result
        }
        var scanner = JournalScanner(isOutline: isOutline)
        let isWhole = Self.forEachPart(of: file, min(size + 1, Self.partSize)) { scanner.scan($0, isEnd: $1) }
        return isWhole ? scanner.finish() : nil
    }

    /// The same: a second thread reads the lines.
    ///
    /// - Parameter partSize: How many bytes it reads at a time.
    /// - Returns: What ``read(isOutline:)`` does; `nil` where the system refuses the thread.
    static func readOnTwoThreads(_ file: OpenFile, partSize: Int) -> JournalReader?? {
        // `nil`: it cannot be read.
        let parts = HandoverQueue<[JournalStep]?>(room: 8)
        let parsing = WorkerThread {
            var parser = JournalParser()
            let isWhole = forEachPart(of: file, partSize) { bytes, isEnd in
                let (steps, count) = parser.parse(bytes, isEnd: isEnd)
                parts.append(steps)
                return count
            }
            if !isWhole { parts.append(nil) }
            parts.end()
        }
        guard let parsing else { return nil }
        var reader = JournalReader()
        var isWhole = true
        while let part = parts.next() {
            for step in part ?? [] { reader.add(step) }
            if part == nil { isWhole = false }
        }
        parsing.join()
        reader.end()
        return .some(isWhole ? reader : nil)
    }

    /// Reads a file from its beginning to its end.
    ///
    /// - Parameters:
    ///   - size: How many bytes are read at a time, if no line is longer.
    ///   - use: Gets the next bytes, and whether nothing follows; tells how many of them it is done with.
    /// - Returns: Whether all of it could be read.
    private static func forEachPart(
        of file: OpenFile, _ size: Int, _ use: (UnsafeBufferPointer<UInt8>, Bool) -> Int
    ) -> Bool {
        var buffer = [UInt8](repeating: 0, count: size)
        var count = 0
        while let news = read(file, into: &buffer, from: count) {
            count += news
            let done = buffer.withUnsafeBufferPointer {
                use(UnsafeBufferPointer(rebasing: $0[..<count]), news == 0)
            }
            if news == 0 { return true }
            // The beginning of a line whose end is to come.
            buffer.withUnsafeMutableBytes { bytes in
                bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[done..<count]))
            }
            count -= done
            if count == buffer.count { buffer += [UInt8](repeating: 0, count: count) }
        }
        return false
    }
}
