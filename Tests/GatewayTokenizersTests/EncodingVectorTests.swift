import Testing

@testable import GatewayTokenizers

@Suite("Recorded vectors")
struct EncodingVectorTests {
    @Test("Ids are those of tiktoken and mistral-common", arguments: Encoding.all)
    func ids(encoding: Encoding) throws {
        let vectors = try RecordedVector.load()
        #expect(vectors.count == 2000)
        let different = vectors.filter { RecordedVector.digest(encoding.encode($0.text)) != $0.digest(for: encoding) }
        #expect(different.map(\.text) == [])
    }

    @Test("With all special tokens allowed, ids are tiktoken's", arguments: Encoding.all.filter { $0 != .tekken })
    func specials(encoding: Encoding) throws {
        let vectors = try RecordedVector.load().filter { $0.special != nil }
        #expect(vectors.count > 10)
        for vector in vectors {
            let ids = encoding.encode(vector.text, specials: .all)
            #expect(RecordedVector.digest(ids) == vector.special?[encoding.name], "\(vector.text)")
        }
    }

    @Test("The count is the number of ids", arguments: Encoding.all)
    func count(encoding: Encoding) throws {
        let different = try RecordedVector.load().filter { encoding.count($0.text) != encoding.encode($0.text).count }
        #expect(different.map(\.text) == [])
    }

    @Test("Decoding undoes encoding, and boundaries cut where the tokens do", arguments: Encoding.all)
    func roundTrip(encoding: Encoding) throws {
        for vector in try RecordedVector.load() {
            let bytes = Array(vector.text.utf8)
            let ids = encoding.encode(vector.text)
            #expect(try encoding.decode(ids) == bytes)
            let pieces = try ids.map { try encoding.decode([$0]) }
            #expect(encoding.boundaries(of: vector.text).map { Array(bytes[$0]) } == pieces)
        }
    }
}
