/// Finds the places in a text that no token can cross, whatever stands farther on.
struct SentencePieceSeams {
    let vocabulary: SentencePieceVocabulary
    let symbols: SentencePieceSymbol.Set
    let text: UnsafeBufferPointer<UInt8>

    /// The end of the character behind `position` if no token can cross `position`; then nothing from that end on has a
    /// part in it.
    func horizon(at position: Int) -> Int? {
        guard 0 < position, position < text.count else { return nil }
        let length = UTF8Character.length(in: text, at: position)
        // A malformed byte may be the rest of a character, or become one when more follows.
        guard length > 0, !isWithinSymbol(position) else { return nil }
        let horizon = position + length
        guard let start = UTF8Character.start(in: text, endingAt: position) else { return horizon }
        return vocabulary.areNeighbors(character(start..<position), character(position..<horizon)) ? nil : horizon
    }

    private func character(_ range: Range<Int>) -> SentencePieceVocabulary.Piece {
        if text[range].elementsEqual("▁".utf8) { return SentencePieceVocabulary.mark }
        return vocabulary.longestPiece(in: text, from: range.lowerBound, to: range.upperBound)
    }

    /// Whether what stands before may be the beginning of a symbol: `[` and then capitals, digits, `_` or `/`.
    private func isWithinSymbol(_ position: Int) -> Bool {
        guard symbols != .none else { return false }
        for byte in text[max(position - SentencePieceSymbol.longest, 0)..<position].reversed() {
            switch byte {
            case UInt8(ascii: "["): return true
            case 0x41...0x5A, 0x30...0x39, UInt8(ascii: "_"), UInt8(ascii: "/"): continue
            default: return false
            }
        }
        return false
    }
}
