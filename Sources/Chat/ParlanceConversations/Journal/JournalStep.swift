import GatewayCore

/// What lines of a journal say, read, but not yet added to the session.
enum JournalStep: Sendable {
    /// A line that is no piece of an answer, or a part of one.
    case record(JournalRecord)
    /// Lines that are pieces of one answer and follow each other.
    case pieces(JournalPieces)
    /// A line that cannot be read, by its number from 1.
    case damage(line: Int)
}

/// Pieces of one answer that follow each other.
struct JournalPieces: Sendable {
    /// The turn that they belong to.
    var turn: Int
    /// Whether they are what the model thought before it answered.
    var isReasoning: Bool
    /// All of them, joined.
    var text: String
    /// Where each ends in the text, and when it came.
    var ends: [Answer.PieceEnd]

    /// The pieces without the first one, and the record that this is.
    func split() -> (first: JournalRecord, rest: JournalPieces?) {
        guard let end = ends.first else { return (.text(turn: turn, text, milliseconds: nil), nil) }
        let place = text.utf8.index(text.startIndex, offsetBy: end.offset)
        let piece = String(text[..<place])
        let first: JournalRecord =
            isReasoning
            ? .reasoning(turn: turn, piece, milliseconds: end.milliseconds)
            : .text(turn: turn, piece, milliseconds: end.milliseconds)
        guard ends.count > 1 else { return (first, nil) }
        var rest = self
        rest.text = String(text[place...])
        rest.ends = ends.dropFirst().map { .init(offset: $0.offset - end.offset, milliseconds: $0.milliseconds) }
        return (first, rest)
    }
}
