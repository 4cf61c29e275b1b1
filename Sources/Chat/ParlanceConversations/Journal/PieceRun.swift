import GatewayCore
import ParlanceSystem

/// The pieces of one answer that follow each other in a journal, read without JSON values and added at once.
///
/// Nearly all lines of a journal are such pieces. Only those are taken that are JSON as this program writes it, so that
/// the answer becomes what it would be if each of them was read as any JSON. All others are left to whoever asks.
struct PieceRun {
    /// The turn that they belong to.
    private(set) var turn = 0
    private var isReasoning = false
    private var lead: PieceLead?
    private var copier: JSONStringCopier
    /// The room; what is in it while nothing is collected is of no worth.
    let text: UnsafeMutableBufferPointer<UInt8>
    private var ends: [Answer.PieceEnd] = []

    /// - Parameter text: Room for what is collected: as many bytes as are read, and the copier's slack.
    init(_ text: UnsafeMutableBufferPointer<UInt8>) {
        self.text = text
        copier = JSONStringCopier(text)
    }

    /// Whether nothing is collected.
    var isEmpty: Bool { ends.isEmpty }

    /// Looks for pieces that begin as this line does from now on.
    mutating func follow(_ head: PieceHead, in line: UnsafeBufferPointer<UInt8>) {
        (turn, isReasoning) = (head.turn, head.isReasoning)
        lead = PieceLead(line, count: head.end)
    }

    /// Looks for no pieces.
    mutating func stop() { lead = nil }

    /// Collects the piece at a position, if that is one of the same answer.
    ///
    /// - Returns: Where the next line begins.
    @inline(__always)
    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int? {
        guard let lead, position &+ PieceLead.room <= bytes.count, let base = bytes.baseAddress,
            lead.begins(base + position)
        else { return nil }
        let start = position &+ lead.count
        guard let tail = copy(bytes, from: start), tail.end < bytes.count, bytes[tail.end] == UInt8(ascii: "\n") else {
            drop()
            return nil
        }
        ends.append(Answer.PieceEnd(offset: copier.count, milliseconds: tail.milliseconds))
        return tail.end &+ 1
    }

    /// The record of a line that is a piece and nothing else; `nil` for any other line. Nothing may be collected.
    mutating func record(of line: UnsafeBufferPointer<UInt8>, _ head: PieceHead) -> JournalRecord? {
        defer { clear() }
        guard head.isJSON(in: line), let tail = copy(line, from: head.end), tail.end == line.count else { return nil }
        let text = String(decoding: text[..<copier.count], as: UTF8.self)
        return head.isReasoning
            ? .reasoning(turn: head.turn, text, milliseconds: tail.milliseconds)
            : .text(turn: head.turn, text, milliseconds: tail.milliseconds)
    }

    /// Adds what is collected to an answer. Nothing is collected then.
    mutating func add(to answer: inout Answer) {
        defer { clear() }
        if let text = String(validating: text[..<copier.count], as: UTF8.self) {
            isReasoning ? answer.add(.reasoning(text)) : answer.add(text, in: ends)
            return
        }
        // What is no UTF-8 is replaced in each piece on its own, and is not as long as before.
        var start = 0
        for end in ends {
            let piece = String(decoding: text[start..<end.offset], as: UTF8.self)
            answer.add(isReasoning ? .reasoning(piece) : .text(piece), at: end.milliseconds)
            start = end.offset
        }
    }

    /// Copies a text; `nil` where it, or what is behind it, is not JSON as this program writes it.
    @inline(__always)
    private mutating func copy(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> PieceTail? {
        // A piece that begins within a character must not complete the one before it.
        guard start < bytes.count, bytes[start] & 0xC0 != 0x80, let quote = copier.copy(bytes, from: start),
            !copier.hasMetDamage, let tail = PieceTail(bytes, behind: quote), tail.isJSON
        else { return nil }
        return tail
    }

    private mutating func drop() {
        copier.truncate(to: ends.last?.offset ?? 0)
    }

    private mutating func clear() {
        ends.removeAll(keepingCapacity: true)
        copier.truncate(to: 0)
    }
}
