import Testing
import GatewayTokenizers

@Suite("SentencePiece encoding")
struct SentencePieceEncodingTests {
    private let v3 = SentencePieceEncoding(.v3)

    @Test("Every recorded text has Mistral's ids, count and a gapless division", arguments: ["public", "recorded"])
    func recordings(name: String) throws {
        let recordings = try SentencePieceRecording.load(name)
        #expect(recordings.count >= 1000)
        for recording in recordings {
            let encoding = try recording.encoding()
            let text = recording.text
            #expect(encoding.encode(text) == recording.ids, "\(encoding.name): \(text.debugDescription)")
            #expect(encoding.count(text) == recording.ids.count)

            let ranges = encoding.boundaries(of: text)
            #expect(ranges.count == recording.ids.count)
            let starts = [0] + ranges.map(\.upperBound)
            #expect(starts == ranges.map(\.lowerBound) + [text.utf8.count])
        }
    }

    @Test("The versions differ in their ids only")
    func variants() {
        let text = "Hello, wörld \u{1F9FF}  end"
        let ids = v3.encode(text)
        #expect(SentencePieceEncoding(.v2).encode(text) == ids)
        #expect(SentencePieceEncoding(.v7).encode(text) == ids)
        #expect(SentencePieceEncoding(.v1).encode(text) == ids.map { $0 - 768 })
    }

    @Test("Names and sizes", arguments: [("v1", 32000), ("v2", 32768), ("v3", 32768), ("v7", 32768)])
    func description(variant: String, size: Int) throws {
        let encoding = SentencePieceEncoding(try #require(SentencePieceEncoding.Variant(rawValue: variant)))
        #expect(encoding.name == "mistral_\(variant)")
        #expect(encoding.vocabularySize == size)
    }

    @Test(
        "Symbols are one token in the versions that define them",
        arguments: [
            (SentencePieceEncoding.Variant.v1, "[REFERENCE_DOC_7]", nil),
            (.v2, "[REFERENCE_DOC_7]", nil),
            (.v3, "[REFERENCE_DOC_7]", 763),
            (.v3, "[REFERENCE_DOC_19]", 751),
            (.v3, "[REFERENCE_DOC_20]", nil),
            (.v3, "[REFERENCE_DOC_07]", nil),
            (.v3, "[REFERENCE_DOC_7", nil),
            (.v3, "[REF]", nil),
            (.v7, "[REFERENCE_DOC_0]", 770),
            (.v7, "[REF]", 750),
            (.v7, "[/REF]", 749),
            (.v7, "[INST]", nil),
        ] as [(SentencePieceEncoding.Variant, String, UInt32?)])
    func symbols(variant: SentencePieceEncoding.Variant, text: String, id: UInt32?) {
        let ids = SentencePieceEncoding(variant).encode("a\(text)b")
        if let id {
            let letters = SentencePieceEncoding(variant).encode("a") + SentencePieceEncoding(variant).encode("▁b")
            #expect(ids.count == 3 && ids[1] == id && ids[0] == letters[0], "\(ids)")
        } else {
            #expect(ids.count > 3)
        }
    }

    @Test("Special tokens are not read from text, even when asked for")
    func specials() {
        #expect(v3.encode("<s>[INST]", specials: .all) == v3.encode("<s>[INST]"))
        #expect(!v3.encode("<s>[INST]", specials: .all).contains { $0 < 771 })
    }

    @Test("The ▁ before the text belongs to the first token")
    func prefix() {
        #expect(v3.boundaries(of: "Hello world") == [0..<5, 5..<11])
        // ▁▁ and ▁a: the first is the ▁ before the text and one space.
        #expect(v3.boundaries(of: "  a") == [0..<1, 1..<3])
        // The first is the ▁ alone, then come the bytes of a character without a piece.
        #expect(v3.boundaries(of: "\u{1F9FF}") == [0..<0, 0..<1, 1..<2, 2..<3, 3..<4])
    }

    @Test("A ▁ in the text is a space of three bytes")
    func marks() {
        #expect(v3.encode("a▁b▁▁▁c") == v3.encode("a b   c"))
        #expect(v3.boundaries(of: "Hello▁world") == [0..<5, 5..<13])
        #expect(v3.boundaries(of: "▁ ▁") == [0..<7])
    }

    @Test("Nothing has no tokens")
    func empty() {
        #expect(v3.count("") == 0)
        #expect(v3.encode("").isEmpty)
        #expect(v3.boundaries(of: "").isEmpty)
    }

    @Test(
        "A malformed byte reads as U+FFFD",
        arguments: [
            ([0xFF], [29473, 29905]),
            ([0x61, 0xE2, 0x82], [1032, 29905, 29905]),
            ([0xE2, 0x82, 0x20, 0x62], [29473, 29905, 29905, 1055]),
            ([0xED, 0xA0, 0x80], [29473, 29905, 29905, 29905]),
            ([0xC0, 0x80, 0x78], [29473, 29905, 29905, 29512]),
            ([0xF5, 0x80, 0x80, 0x80], [29473, 29905, 29905, 29905, 29905]),
            ([0xF0, 0x9F, 0x92], [29473, 29905, 29905, 29905]),
        ] as [([UInt8], [UInt32])])
    func malformed(bytes: [UInt8], ids: [UInt32]) {
        let (encoded, count) = (v3.encode(bytes.span, specials: .none), v3.count(bytes.span))
        let ranges = v3.boundaries(of: bytes.span, specials: .none)
        #expect(encoded == ids)
        #expect(count == ids.count)
        #expect(ranges.count == ids.count)
        #expect(ranges.last?.upperBound == bytes.count)
    }

    @Test(
        "A megabyte without a seam is counted as Mistral counts it",
        .timeLimit(.minutes(10)),
        arguments: [
            ("a", 1_000_000, 125_003), (" ", 1_000_000, 62_501), ("\n", 1_000_000, 1_000_001),
            ("中", 333_333, 333_334), ("ab", 500_000, 500_000), ("=", 1_000_000, 62_502),
            ("\u{1F9FF}", 250_000, 1_000_001), ("▁", 333_333, 20_834), ("[REFERENCE_DOC_1", 62_500, 562_500),
        ])
    func megabyte(unit: String, repeats: Int, count: Int) {
        #expect(v3.count(String(repeating: unit, count: repeats)) == count)
    }
}
