import Testing
import GatewayTokenizers

@Suite("SentencePiece decoding")
struct SentencePieceDecodeTests {
    private let v3 = SentencePieceEncoding(.v3)

    @Test("Recorded ids decode to their text, a ▁ in it to a space", arguments: ["public", "recorded"])
    func recordings(name: String) throws {
        for recording in try SentencePieceRecording.load(name) {
            let text = String(String.UnicodeScalarView(recording.text.unicodeScalars.map { $0 == "▁" ? " " : $0 }))
            #expect(try recording.encoding().decode(recording.ids) == Array(text.utf8), "\(text.debugDescription)")
        }
    }

    @Test("Control pieces have no text, before and after the prefix")
    func control() throws {
        #expect(try v3.decodeText([1, 3] + v3.encode("Hi there") + [4, 2]) == "Hi there")
    }

    @Test("Only the first token loses its ▁")
    func prefix() throws {
        let world = v3.encode("world")
        #expect(try v3.decodeText(world + world) == "world world")
        #expect(try v3.decodeText([763] + world) == "[REFERENCE_DOC_7] world")
        #expect(try v3.decodeText([771 + 0x61] + world) == "a world")
    }

    @Test("The unknown piece is two question marks")
    func unknown() throws {
        #expect(try v3.decodeText([0]) == " ⁇ ")
    }

    @Test("Symbols decode to their text")
    func symbols() throws {
        let text = "[REFERENCE_DOC_0][REFERENCE_DOC_19] [REF]x[/REF]"
        let v7 = SentencePieceEncoding(.v7)
        #expect(try v7.decodeText(v7.encode(text)) == text)
    }

    @Test("Part of a character decodes to its bytes")
    func partial() throws {
        #expect(try v3.decode([771 + 0xF0, 771 + 0x9F]) == [0xF0, 0x9F])
    }

    @Test("An id outside the vocabulary is an error that names it")
    func unknownID() {
        #expect(throws: TokenizerError.unknownToken(id: 32768, tokenizer: "mistral_v3")) { try v3.decode([32768]) }
        #expect(throws: TokenizerError.unknownToken(id: 32000, tokenizer: "mistral_v1")) {
            try SentencePieceEncoding(.v1).decode([32000])
        }
    }
}
