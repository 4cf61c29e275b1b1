import ParlanceSystem

/// The pieces of one answer that follow each other in a journal, read without JSON values and added at once.
///
/// Nearly all lines of a journal are such pieces. Only those are taken that are JSON as this program writes it, so that
/// the answer becomes what it would be if each of them was read as any JSON. All others are left to whoever asks.
struct PieceRun {
    private var turn = 0
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

    /// Collects the piece that a line is and nothing else, and looks for more that begin alike. Nothing may be collected.
    ///
    /// - Returns: Whether the line is one.
    mutating func begin(_ head: PieceHead, in line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard head.isJSON(in: line), let tail = copy(line, from: head.end), tail.end == line.count else {
            copier.truncate(to: 0)
            return false
        }
        (turn, isReasoning) = (head.turn, head.isReasoning)
        lead = PieceLead(line, count: head.end)
        ends.append(Answer.PieceEnd(offset: copier.count, milliseconds: tail.milliseconds))
        return true
    }

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
            copier.truncate(to: ends.last?.offset ?? 0)
            return nil
        }
        ends.append(Answer.PieceEnd(offset: copier.count, milliseconds: tail.milliseconds))
        return tail.end &+ 1
    }

    /// What is collected; `nil`: nothing. Nothing is then, and no more are looked for.
    mutating func end() -> JournalPieces? {
        lead = nil
        guard !ends.isEmpty else { return nil }
        defer {
            ends.removeAll(keepingCapacity: true)
            copier.truncate(to: 0)
        }
        if let text = String(validating: text[..<copier.count], as: UTF8.self) {
            return JournalPieces(turn: turn, isReasoning: isReasoning, text: text, ends: Array(ends[...]))
        }
        // What is no UTF-8 is replaced in each piece on its own, and is not as long as before.
        var pieces = JournalPieces(turn: turn, isReasoning: isReasoning, text: "", ends: [])
        var start = 0
        for end in ends {
            pieces.text += String(decoding: text[start..<end.offset], as: UTF8.self)
            pieces.ends.append(.init(offset: pieces.text.utf8.count, milliseconds: end.milliseconds))
            start = end.offset
        }
        return pieces
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
}
