import ParlanceSystem

/// The lines of a journal, where they stand.
struct JournalLines: Sequence, IteratorProtocol {
    private var rest: UnsafeBufferPointer<UInt8>?

    /// - Parameter bytes: The journal. What follows its last line break is a line too, if only an empty one.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        rest = bytes
    }

    mutating func next() -> UnsafeBufferPointer<UInt8>? {
        guard let bytes = rest else { return nil }
        guard let end = bytes.position(of: UInt8(ascii: "\n")) else {
            rest = nil
            return bytes
        }
        rest = UnsafeBufferPointer(rebasing: bytes[(end + 1)...])
        return UnsafeBufferPointer(rebasing: bytes[..<end])
    }

    /// The turn of a line that is a whole piece of an answer, or of what a model thought before it, as this program
    /// writes it; `nil` for any other line.
    static func piece(_ line: UnsafeBufferPointer<UInt8>) -> (turn: Int, isEmpty: Bool)? {
        guard let head = heads.first(where: { line.starts(with: $0) }), let end = endOfText(line) else { return nil }
        let digits = line[head.count...].prefix(while: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        guard let turn = Int(String(decoding: digits, as: UTF8.self)), turn > 0,
            line[digits.endIndex...].starts(with: mark)
        else { return nil }
        return (turn, end == digits.endIndex + mark.count)
    }

    /// Where the text of a piece ends, behind which its time may stand.
    private static func endOfText(_ line: UnsafeBufferPointer<UInt8>) -> Int? {
        guard line.last == UInt8(ascii: "}") else { return nil }
        let digits = line.dropLast().reversed().prefix(while: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains).count
        var end = line.count - 2 - digits
        if digits > 0 {
            end -= timeMark.count
            guard end >= 0, line[(end + 1)...].starts(with: timeMark) else { return nil }
        }
        return end >= 0 && line[end] == UInt8(ascii: "\"") ? end : nil
    }

    /// What stands before the time of a piece.
    static let timeMark = Array(#","ms":"#.utf8)

    private static let heads = ["text", "reasoning"].map { Array(#"{"type":"\#($0)","turn":"#.utf8) }
    private static let mark = Array(#","text":""#.utf8)
}
