import ParlanceSystem

/// Reads a usage log in parts, and later what was added since. Of its lines none is ever held.
package struct UsageLogReader: Sendable {
    private let path: String
    /// How much was read.
    private var offset = 0

    /// A reader at the start of a file, which need not be there.
    package init(path: String) {
        self.path = path
    }

    /// Reads what was added since the last time.
    ///
    /// - Parameters:
    ///   - isWhole: Whether what follows the last line break is a line, too; otherwise it is waited for.
    ///   - restart: Is called before the first line where the file has become shorter, and is read from its start.
    ///   - receive: Gets each line that can be read.
    package mutating func read(
        isWhole: Bool = false, restart: () -> Void = {}, _ receive: (borrowing UsageLine) -> Void
    ) {
        guard let file = try? RegularFile.open(path), let size = (try? file.status())?.size else { return }
        if size < offset {
            offset = 0
            restart()
        }
        guard size > offset else { return }
        var buffer = [UInt8](repeating: 0, count: min(size - offset, Self.part) + 1)
        var (kept, isEnd) = (0, false)
        while !isEnd {
            let place = offset + kept
            guard
                let news = buffer.withUnsafeMutableBytes({ bytes in
                    file.readInto(UnsafeMutableRawBufferPointer(rebasing: bytes[kept...]), at: place)
                })
            else { return }
            isEnd = news == 0
            let count = kept + news
            let done = buffer.withUnsafeBufferPointer { bytes in
                Self.scan(UnsafeBufferPointer(rebasing: bytes[..<count]), isWhole: isWhole && isEnd, receive)
            }
            offset += done
            kept = count - done
            // The beginning of a line whose end is to come.
            buffer.withUnsafeMutableBytes { bytes in
                bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[done..<count]))
            }
            guard kept == buffer.count else { continue }
            // No line of ours is that long: it is damage.
            if kept > Self.longest { (offset, kept) = (offset + kept, 0) } else { buffer += buffer }
        }
    }

    /// - Returns: How many bytes are done with.
    private static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, _ receive: (borrowing UsageLine) -> Void
    ) -> Int {
        var start = 0
        while let end = bytes.position(of: UInt8(ascii: "\n"), from: start) {
            if let line = UsageLine(UnsafeBufferPointer(rebasing: bytes[start..<end])) { receive(line) }
            start = end + 1
        }
        if isWhole, start < bytes.count, let line = UsageLine(UnsafeBufferPointer(rebasing: bytes[start...])) {
            receive(line)
            start = bytes.count
        }
        return start
    }

    /// So many bytes are read at a time.
    private static let part = 1 << 18
    /// More than any line has.
    private static let longest = 1 << 20
}
