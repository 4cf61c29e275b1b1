import TestSupport
import Testing

@testable import GatewayTokenizers

@Suite("Bytes that are not UTF-8")
struct InvalidTextTests {
    @Test(
        "Whatever the bytes, tokens cover them all",
        arguments: Encoding.all,
        [
            [0xFF], [0xC3], [0xE4, 0xB8], [0xF0, 0x9F, 0x98], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80, 0x80, 0x80], [0x20, 0xFF, 0x61],
            [0x61, 0xCC], [0x41, 0xE4, 0xB8, 0x41], [0x00], [0x27, 0xC5],
        ] as [[UInt8]])
    func invalid(encoding: Encoding, bytes: [UInt8]) throws {
        let ids = encoding.encode(bytes.span, specials: .none)
        #expect(try encoding.decode(ids) == bytes)
        #expect(encoding.count(bytes.span) == ids.count)
    }

    @Test("Random bytes never trap, and tokens cover them all", arguments: Encoding.all)
    func random(encoding: Encoding) throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ -> UInt8 in
                Bool.random(using: &random) ? UInt8.random(in: 0...255, using: &random) : UInt8(ascii: "a")
            }
            #expect(try encoding.decode(encoding.encode(bytes.span, specials: .none)) == bytes)
        }
    }

    @Test("Nor does SentencePiece, and its tokens divide them", arguments: SentencePieceEncoding.Variant.allCases)
    func random(variant: SentencePieceEncoding.Variant) {
        let encoding = SentencePieceEncoding(variant)
        var random = SeededGenerator(seed: 8)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ -> UInt8 in
                Bool.random(using: &random) ? UInt8.random(in: 0...255, using: &random) : UInt8(ascii: " ")
            }
            let ranges = encoding.boundaries(of: bytes.span, specials: .none)
            #expect(encoding.count(bytes.span) == ranges.count)
            #expect(encoding.encode(bytes.span, specials: .none).count == ranges.count)
            var end = 0
            for range in ranges {
                #expect(range.lowerBound == end)
                end = range.upperBound
            }
            #expect(end == bytes.count)
        }
    }

    @Test("A byte of no well-formed sequence is a symbol of one byte")
    func classes() {
        let bytes: [UInt8] = [0xE4, 0xB8, 0x41, 0xC3, 0xA9]
        let found = bytes.withUnsafeBufferPointer { text -> [[Int]] in
            guard let base = text.baseAddress else { return [] }
            return [0, 1, 2, 3].map {
                let (kind, length) = CharacterClasses.unicode.character(base, at: $0, end: text.count)
                return [Int(kind), length]
            }
        }
        let other = Int(CharacterClass.other)
        #expect(found == [[other, 1], [other, 1], [Int(CharacterClass.upper), 1], [Int(CharacterClass.lower), 2]])
    }
}
