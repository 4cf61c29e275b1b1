import ParlanceSystem

/// What a piece of an answer, or of what a model thought before it, has before its text: type and turn, as this program
/// writes them.
struct PieceHead {
    /// Whether it is a piece of reasoning.
    let isReasoning: Bool
    /// The turn's number, from 1.
    let turn: Int
    /// Where the text begins, behind its quotation mark.
    let end: Int

    /// - Returns: `nil` for any other line.
    init?(_ line: UnsafeBufferPointer<UInt8>) {
        guard let head = Self.heads.first(where: { line.has($0.bytes, at: 0) }),
            let (turn, end) = line.number(at: head.bytes.count), turn > 0, line.has(Self.mark, at: end)
        else { return nil }
        (isReasoning, self.turn, self.end) = (head.isReasoning, turn, end + Self.mark.count)
        start = head.bytes.count
    }

    /// Where the number begins.
    private let start: Int

    /// Whether the number is one of JSON, which begins with no zero.
    func isJSON(in line: UnsafeBufferPointer<UInt8>) -> Bool { line[start] != UInt8(ascii: "0") }

    private static let heads = [false, true].map { isReasoning in
        (isReasoning: isReasoning, bytes: Array(#"{"type":"\#(isReasoning ? "reasoning" : "text")","turn":"#.utf8))
    }
    private static let mark = Array(#","text":""#.utf8)
}

extension UnsafeBufferPointer<UInt8> {
    /// A whole number of a sensible size, and where it ends.
    func number(at position: Int) -> (value: Int, end: Int)? {
        var value = 0
        var end = position
        while end < count, end - position < 12, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self[end]) {
            value = value * 10 + Int(self[end] - UInt8(ascii: "0"))
            end += 1
        }
        return end > position ? (value, end) : nil
    }
}
