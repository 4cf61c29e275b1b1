import GatewayJSON
import ParlanceSystem

/// Reads the lines of a journal: pieces of answers in runs, all others as records. What becomes of them is left to the
/// ``JournalReader``, so that one thread can read on while another one puts the session together.
///
/// The bytes may come in parts, so that a journal is never in memory as a whole.
struct JournalParser {
    /// The lines so far.
    private var number = 0
    private var lastModel = KnownModel()

    /// Reads the lines in a part of the journal.
    ///
    /// - Parameter isEnd: Whether nothing follows, so that what is behind the last line break is a line.
    /// - Returns: What they say, and how many bytes were read: the next part begins with what is behind them.
    mutating func parse(_ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool) -> (steps: [JournalStep], count: Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + JSONStringCopier.slack) { room in
            var run = PieceRun(room)
            var steps: [JournalStep] = []
            var position = 0
            while position < bytes.count {
                if let next = run.take(bytes, at: position) {
                    number &+= 1
                    position = next
                    continue
                }
                guard let end = bytes.position(of: UInt8(ascii: "\n"), from: position) ?? (isEnd ? bytes.count : nil)
                else { break }
                read(UnsafeBufferPointer(rebasing: bytes[position..<end]), &run, &steps)
                position = min(end + 1, bytes.count)
            }
            if let pieces = run.end() { steps.append(.pieces(pieces)) }
            return (steps, position)
        }
    }

    private mutating func read(
        _ line: UnsafeBufferPointer<UInt8>, _ run: inout PieceRun, _ steps: inout [JournalStep]
    ) {
        if let pieces = run.end() { steps.append(.pieces(pieces)) }
        if let head = PieceHead(line), run.begin(head, in: line) {
            number += 1
        } else {
            readRecord(line, run.text, &steps)
        }
    }

    /// Reads a line that is no piece.
    ///
    /// - Parameter room: Room for each of its texts: as many bytes as the line, and the copier's slack.
    mutating func readRecord(
        _ line: UnsafeBufferPointer<UInt8>, _ room: UnsafeMutableBufferPointer<UInt8>, _ steps: inout [JournalStep]
    ) {
        number += 1
        guard !line.isEmpty else { return }
        if let record = JournalRecord(line, room, &lastModel) {
            steps.append(.record(record))
        } else if let json = try? JSONValue(parsing: line), json["type"]?.stringValue != nil {
            if let record = JournalRecord(json: json) { steps.append(.record(record)) }
        } else {
            let joined = JournalLines.joined(line)
            steps += joined.records.compactMap(JournalRecord.init(json:)).map(JournalStep.record)
            if !joined.isWhole { steps.append(.damage(line: number)) }
        }
    }

    /// Passes a line of which nothing is to be known.
    @inline(__always)
    mutating func skipLine() { number &+= 1 }
}
