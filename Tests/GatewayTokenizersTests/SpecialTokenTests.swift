import Testing
import GatewayTokenizers

@Suite("Special tokens")
struct SpecialTokenTests {
    @Test("Unless asked for, a special token's name is ordinary text", arguments: Encoding.all)
    func ordinary(encoding: Encoding) throws {
        for name in encoding.specialTokenNames.prefix(40) {
            let ids = encoding.encode(name)
            #expect(ids.count > 1)
            #expect(try encoding.decodeText(ids) == name)
        }
    }

    @Test("Asked for, each is one token that decodes to its name", arguments: Encoding.all)
    func recognized(encoding: Encoding) throws {
        for name in encoding.specialTokenNames {
            let ids = encoding.encode(name, specials: .all)
            #expect(ids.count == 1)
            // The id 200018 of o200k_harmony has two names.
            if name != "<|reserved_200018|>" { #expect(try encoding.decodeText(ids) == name) }
        }
    }

    @Test("Only the named ones are recognised")
    func some() {
        let text = "a<|endoftext|>b<|endofprompt|>"
        let ids = Encoding.o200kBase.encode(text, specials: .some(["<|endoftext|>", "<|nonsense|>"]))
        #expect(ids == [64, 199_999] + Encoding.o200kBase.encode("b<|endofprompt|>"))
    }

    @Test("The text around a special token is encoded as if it stood alone")
    func surroundings() {
        let ids = Encoding.o200kBase.encode("a  <|endoftext|>  b", specials: .all)
        #expect(ids == Encoding.o200kBase.encode("a  ") + [199_999] + Encoding.o200kBase.encode("  b"))
    }

    @Test("Boundaries name a special token's range")
    func boundaries() {
        let ranges = Encoding.o200kBase.boundaries(of: "é<|endoftext|>b", specials: .all)
        #expect(ranges == [0..<2, 2..<15, 15..<16])
    }

    @Test("Ids of gpt-oss's format")
    func harmony() {
        let ids = Encoding.o200kHarmony.encode("<|start|>user<|message|>hi<|end|>", specials: .all)
        #expect(ids == [200_006, 1428, 200_008, 3686, 200_007])
    }

    @Test("tekken's control tokens come before its ranks")
    func tekken() {
        #expect(Encoding.tekken.encode("<s>[INST][/INST]</s>", specials: .all) == [1, 3, 4, 2])
    }
}
