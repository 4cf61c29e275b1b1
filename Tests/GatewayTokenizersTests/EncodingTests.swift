import Testing

@testable import GatewayTokenizers

@Suite("Encodings")
struct EncodingTests {
    @Test(
        "Known ids",
        arguments: [
            (Encoding.o200kBase, "Hello, world! It's 2024.", [13225 as UInt32, 11, 2375, 0, 7744, 220, 1323, 19, 13]),
            (.cl100kBase, "Hello, world! It's 2024.", [9906, 11, 1917, 0, 1102, 596, 220, 2366, 19, 13]),
            (
                .tekken, "Hello, world! It's 2024.",
                [22177, 1044, 4304, 1033, 2157, 1681, 1032, 1050, 1048, 1050, 1052, 1046]
            ),
        ])
    func knownIDs(encoding: Encoding, text: String, ids: [UInt32]) {
        #expect(encoding.encode(text) == ids)
    }

    @Test("An encoding is found by its published name")
    func named() {
        #expect(Encoding.all.map { Encoding.named($0.name) } == Encoding.all)
        #expect(Encoding.named("p50k_base") == nil)
    }

    @Test("Vocabulary sizes are the published ones")
    func vocabularySize() {
        #expect(Encoding.all.map(\.vocabularySize) == [200_019, 201_088, 100_277, 131_072])
    }

    @Test("An empty text has no tokens", arguments: Encoding.all)
    func empty(encoding: Encoding) throws {
        #expect(encoding.count("") == 0)
        #expect(encoding.encode("") == [])
        #expect(encoding.boundaries(of: "") == [])
        #expect(try encoding.decode([]) == [])
    }

    @Test("Every token of a vocabulary is found by its bytes", arguments: [Encoding.o200kBase, .cl100kBase, .tekken])
    func everyToken(encoding: Encoding) throws {
        let vocabulary = encoding.vocabulary
        var wrong: [UInt32] = []
        for rank in 0..<UInt32(vocabulary.count) {
            let token = vocabulary.bytes(of: Int(rank))
            let bytes = try #require(token.baseAddress)
            let eight = eightBytes(bytes, at: 0, end: token.count)
            let found =
                token.count <= 8
                ? vocabulary.shortToken(eight, length: token.count)
                : vocabulary.longToken(bytes, from: 0, to: token.count, firstEight: eight)
            if found != rank { wrong.append(rank) }
        }
        #expect(wrong == [])
    }

    @Test("An id that no token has is an error that says so", arguments: Encoding.all)
    func unknownID(encoding: Encoding) {
        let id = UInt32(encoding.vocabularySize)
        let error = TokenizerError.unknownToken(id: id, tokenizer: encoding.name)
        #expect(throws: error) { try encoding.decode([1500, id]) }
        #expect(
            error.description == "Token \(id) cannot be decoded: \(encoding.name) has no token of that number. "
                + "Decode with the tokenizer that made the tokens.")
    }

    @Test("A token that ends within a character decodes to its bytes, and as text to U+FFFD")
    func partOfCharacter() throws {
        let ids = Encoding.o200kBase.encode("𐡆")
        #expect(ids.count > 1)
        #expect(try Encoding.o200kBase.decode(ids) == Array("𐡆".utf8))
        #expect(try Encoding.o200kBase.decodeText([ids[0]]) == "\u{FFFD}")
    }
}
