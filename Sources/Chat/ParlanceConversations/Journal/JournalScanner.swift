import ParlanceSystem

/// Gives the lines of a journal to its reader.
///
/// The bytes may come in parts, so that a journal is never in memory as a whole.
struct JournalScanner {
    private var reader = JournalReader()
    private var parser = JournalParser()
    private let isOutline: Bool
    /// The turn of the last piece, of an outline: of the others that follow, nothing is to be known.
    private var answered: Int?

    /// - Parameter isOutline: Whether it is enough to know that something was answered, not what.
    init(isOutline: Bool) {
        self.isOutline = isOutline
    }

    /// Reads the lines in a part of the journal.
    ///
    /// - Parameter isEnd: Whether nothing follows, so that what is behind the last line break is a line.
    /// - Returns: How many bytes were read: the next part begins with what is behind them.
    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool) -> Int {
        if isOutline { return scanOutline(bytes, isEnd: isEnd) }
        let (steps, count) = parser.parse(bytes, isEnd: isEnd)
        for step in steps { reader.add(step) }
        return count
    }

    /// The session, once all was read.
    consuming func finish() -> JournalReader {
        reader.end()
        return reader
    }

    // MARK: Outline

    private mutating func scanOutline(_ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool) -> Int {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + JSONStringCopier.slack) { room in
            scanOutline(bytes, isEnd: isEnd, room)
        }
    }

    private mutating func scanOutline(
        _ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool, _ room: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        // What the pieces begin with of which nothing is to be known.
        var lead: PieceLead?
        var steps: [JournalStep] = []
        var position = 0
        while position < bytes.count {
            if let lead, position &+ PieceLead.room <= bytes.count, lead.begins(base + position),
                let end = PieceLineEnd.line(in: bytes, from: position &+ lead.count)
            {
                position = end &+ 1
                parser.skipLine()
                continue
            }
            guard let end = bytes.position(of: UInt8(ascii: "\n"), from: position) ?? (isEnd ? bytes.count : nil) else {
                break
            }
            let line = UnsafeBufferPointer(start: base + position, count: end - position)
            position = min(end + 1, bytes.count)
            if let head = PieceHead(line), let end = PieceLineEnd.text(in: line) {
                parser.skipLine()
                if head.turn != answered {
                    reader.noteAnswer(of: head.turn, hasText: end != head.end)
                    if end != head.end { answered = head.turn }
                }
                lead = answered == head.turn ? PieceLead(line, count: head.end) : nil
                continue
            }
            parser.readRecord(line, room, &steps)
            guard !line.isEmpty else { continue }
            (lead, answered) = (nil, nil)
            for step in steps { reader.add(step) }
            steps.removeAll(keepingCapacity: true)
        }
        return position
    }
}
