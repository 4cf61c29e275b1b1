import Testing

@testable import GatewayTokenizers

@Suite("SentencePiece vocabulary")
struct SentencePieceVocabularyTests {
    private let vocabulary = SentencePieceVocabulary()

    @Test("The named pieces are what they are named after")
    func namedPieces() {
        #expect(spelling(of: SentencePieceVocabulary.mark) == " ")
        #expect(spelling(of: SentencePieceVocabulary.replacement) == "\u{FFFD}")
    }

    @Test("Every piece is found by its spelling, is as long as that, and encodes to itself")
    func pieces() {
        let encoding = SentencePieceEncoding(.v3)
        for id in UInt32(1027)..<32768 {
            let text = Array(vocabulary.spelling(ofIndex: Int(id) - 1027))
            // What starts with a space takes the one that is put before the text.
            if text.first == 0x20 {
                let rest = Array(text[1...])
                let ids = encoding.encode(rest.span, specials: .none)
                #expect(ids == (rest.isEmpty ? [] : [id]))
                continue
            }
            let piece = text.withUnsafeBufferPointer { vocabulary.longestPiece(in: $0, from: 0, to: $0.count) }
            #expect(vocabulary.index(of: piece) == Int(id) - 1027)
            #expect(vocabulary.length(of: piece) == text.count)
        }
    }

    @Test("Neighbours are the characters that some piece holds side by side")
    func neighbors() {
        #expect(areNeighbors("t", "h") && vocabulary.mayBeNeighbors(0x74, 0x68))
        #expect(areNeighbors(" ", "t") && vocabulary.mayBeNeighbors(0x20, 0x74))
        #expect(areNeighbors(" ", " ") && vocabulary.mayBeNeighbors(0x20, 0x20))
        #expect(!areNeighbors("t", " ") && !vocabulary.mayBeNeighbors(0x74, 0x20))
        #expect(!areNeighbors("1", "2") && !vocabulary.mayBeNeighbors(0x31, 0x32))
        #expect(areNeighbors("数", "据") && !areNeighbors("据", "数"))
    }

    private func spelling(of piece: SentencePieceVocabulary.Piece) -> String {
        String(decoding: vocabulary.spelling(ofIndex: vocabulary.index(of: piece)), as: UTF8.self)
    }

    private func areNeighbors(_ left: String, _ right: String) -> Bool {
        vocabulary.areNeighbors(character(left), character(right))
    }

    private func character(_ text: String) -> SentencePieceVocabulary.Piece {
        var text = text
        return text.withUTF8 { vocabulary.longestPiece(in: $0, from: 0, to: $0.count) }
    }
}
