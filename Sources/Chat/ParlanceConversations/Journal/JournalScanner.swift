import GatewayJSON
import ParlanceSystem

/// Gives the lines of a journal to its reader: pieces of answers in runs, all others as JSON.
///
/// The bytes may come in parts, so that a journal is never in memory as a whole.
struct JournalScanner {
    private var reader = JournalReader()
    private let isOutline: Bool
    /// The lines so far.
    private var number = 0
    /// The turn of the last piece, of an outline: of the others that follow, nothing is to be known.
    private var answered: Int?
    private var lastModel = KnownModel()

    /// - Parameter isOutline: Whether it is enough to know that something was answered, not what.
    init(isOutline: Bool) {
        self.isOutline = isOutline
    }

    /// Reads the lines in a part of the journal.
    ///
    /// - Parameter isEnd: Whether nothing follows, so that what is behind the last line break is a line.
    /// - Returns: How many bytes were read: the next part begins with what is behind them.
    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool) -> Int {
        isOutline ? scanOutline(bytes, isEnd: isEnd) : scanAll(bytes, isEnd: isEnd)
    }

    /// The session, once all was read.
    consuming func finish() -> JournalReader {
        reader.end()
        return reader
    }

    // MARK: All of it

    private mutating func scanAll(_ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool) -> Int {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + JSONStringCopier.slack) { room in
            var run = PieceRun(room)
            var position = 0
            while position < bytes.count {
                if let next = run.take(bytes, at: position) {
                    number &+= 1
                    position = next
                    continue
                }
                guard let end = Self.endOfLine(bytes, from: position, isEnd: isEnd) else { break }
                read(UnsafeBufferPointer(rebasing: bytes[position..<end]), &run)
                position = min(end + 1, bytes.count)
            }
            if !run.isEmpty { reader.add(&run) }
            return position
        }
    }

    private mutating func read(_ line: UnsafeBufferPointer<UInt8>, _ run: inout PieceRun) {
        number += 1
        if !run.isEmpty { reader.add(&run) }
        guard !line.isEmpty else { return }
        run.stop()
        if let head = PieceHead(line), let record = run.record(of: line, head) {
            reader.add(record)
            if reader.hasBegun(head.turn) { run.follow(head, in: line) }
        } else {
            readRecord(line, run.text)
        }
    }

    private mutating func readRecord(
        _ line: UnsafeBufferPointer<UInt8>, _ room: UnsafeMutableBufferPointer<UInt8>
    ) {
        if let record = JournalRecord(line, room, &lastModel) {
            reader.add(record)
        } else {
            readAnyJSON(line)
        }
    }

    private mutating func readAnyJSON(_ line: UnsafeBufferPointer<UInt8>) {
        if let json = try? JSONValue(parsing: line), json["type"]?.stringValue != nil {
            if let record = JournalRecord(json: json) { reader.add(record) }
            return
        }
        let joined = JournalLines.joined(line)
        for json in joined.records {
            if let record = JournalRecord(json: json) { reader.add(record) }
        }
        if !joined.isWhole { reader.skip(line: number) }
    }

    private static func endOfLine(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isEnd: Bool) -> Int? {
        bytes.position(of: UInt8(ascii: "\n"), from: start) ?? (isEnd ? bytes.count : nil)
    }

    // MARK: Its outline

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
        var position = 0
        while position < bytes.count {
            guard let end = Self.endOfLine(bytes, from: position, isEnd: isEnd) else { break }
            let line = UnsafeBufferPointer(start: base + position, count: end - position)
            let isKnown = lead.map {
                line.count > $0.count && position + PieceLead.room <= bytes.count && $0.begins(base + position)
            }
            position = min(end + 1, bytes.count)
            number += 1
            if isKnown == true, line.endOfPieceText != nil { continue }
            guard !line.isEmpty else { continue }
            if let head = PieceHead(line), let end = line.endOfPieceText {
                if head.turn != answered {
                    reader.noteAnswer(of: head.turn, hasText: end != head.end)
                    if end != head.end { answered = head.turn }
                }
                lead = answered == head.turn ? PieceLead(line, count: head.end) : nil
            } else {
                (lead, answered) = (nil, nil)
                readRecord(line, room)
            }
        }
        return position
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where the text of a piece ends, behind which its time may be; `nil` where the line does not end as one.
    @inline(__always)
    fileprivate var endOfPieceText: Int? {
        var index = count &- 1
        guard index > 0, self[index] == UInt8(ascii: "}") else { return nil }
        index &-= 1
        while index > 0, self[index] &- UInt8(ascii: "0") < 10 { index &-= 1 }
        if index < count &- 2 {
            // `,"ms":` is before a number.
            guard index >= 6, self[index] == UInt8(ascii: ":"), self[index &- 1] == UInt8(ascii: "\""),
                self[index &- 2] == UInt8(ascii: "s"), self[index &- 3] == UInt8(ascii: "m"),
                self[index &- 4] == UInt8(ascii: "\""), self[index &- 5] == UInt8(ascii: ",")
            else { return nil }
            index &-= 6
        }
        return self[index] == UInt8(ascii: "\"") ? index : nil
    }
}
