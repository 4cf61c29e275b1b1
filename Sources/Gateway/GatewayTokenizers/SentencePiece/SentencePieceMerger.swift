/// Finds the pieces that merging the best pair first, then the leftmost, makes of one run of known characters.
///
/// It takes the longest piece that stays apart from the one before it, and steps back where no piece fits. Merging has
/// one result only, and a beginning of that result is the result for the beginning of the text; so a position from
/// which the search had to step back is never tried again, and the work is linear in the text.
struct SentencePieceMerger {
    typealias Piece = SentencePieceVocabulary.Piece

    /// The pieces found, in order. The storage is kept from run to run.
    private(set) var pieces: [Piece] = []

    private let vocabulary: SentencePieceVocabulary
    private let text: UnsafeBufferPointer<UInt8>
    /// One bit a position; none until the first step back. `▁` may stand for a byte before the text, hence one more.
    private var deadEnds: [UInt64] = []

    init(vocabulary: SentencePieceVocabulary, text: UnsafeBufferPointer<UInt8>) {
        self.vocabulary = vocabulary
        self.text = text
    }

    /// Merges the run at `start`, whose longest first piece is `first`, and returns where it ends: before a space, a
    /// `▁`, a character without a piece, or at `limit`.
    mutating func merge(from start: Int, to limit: Int, first: Piece) -> Int {
        pieces.removeAll(keepingCapacity: true)
        var position = start
        var last = SentencePieceVocabulary.none
        var candidate = first
        while candidate != SentencePieceVocabulary.none {
            let end = position + vocabulary.length(of: candidate)
            if !isDeadEnd(end), last == SentencePieceVocabulary.none || staysApart(last, candidate, at: position) {
                pieces.append(candidate)
                last = candidate
                position = end
                candidate = piece(at: end, limit)
                continue
            }
            candidate = vocabulary.shorter(than: candidate)
            if candidate == SentencePieceVocabulary.none, let dropped = pieces.popLast() {
                markDeadEnd(position)
                position -= vocabulary.length(of: dropped)
                last = pieces.last ?? SentencePieceVocabulary.none
                candidate = dropped
            }
        }
        return position
    }

    private func piece(at position: Int, _ limit: Int) -> Piece {
        guard position < limit, text[position] != UInt8(ascii: " ") else { return SentencePieceVocabulary.none }
        return vocabulary.longestPiece(in: text, from: position, to: limit)
    }

    private func staysApart(_ left: Piece, _ right: Piece, at seam: Int) -> Bool {
        // Asked first because it costs one look-up. Where `▁` is taken to lie in the byte before the run there is no seam.
        !vocabulary.mayBeNeighbors(left == SentencePieceVocabulary.mark ? 0x20 : text[seam - 1], text[seam])
            || vocabulary.staysApart(left, right)
    }

    private func isDeadEnd(_ position: Int) -> Bool {
        guard !deadEnds.isEmpty else { return false }
        return deadEnds[(position + 1) >> 6] & 1 << UInt64((position + 1) & 63) != 0
    }

    private mutating func markDeadEnd(_ position: Int) {
        if deadEnds.isEmpty { deadEnds = Array(repeating: 0, count: (text.count + 2) / 64 + 1) }
        deadEnds[(position + 1) >> 6] |= 1 << UInt64((position + 1) & 63)
    }
}
