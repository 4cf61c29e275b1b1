import TestSupport
import Testing

@testable import GatewayTokenizers

@Suite("Pieces and their parts")
struct PieceBatchTests {
    private static let letters = Array("abeérst日本語")

    @Test("No part of a piece ends within a token", arguments: [Encoding.o200kBase, .cl100kBase, .tekken])
    func parts(encoding: Encoding) {
        let vocabulary = encoding.vocabulary
        var cut: [UInt32] = []
        // Tokens that hold a character beyond ASCII, alone and within other text. Every third: a debug build is slow.
        for rank in stride(from: 0, to: vocabulary.count, by: 3) {
            let token = Array(vocabulary.bytes(of: rank))
            guard token.dropFirst().contains(where: { $0 >= 0xC0 }) else { continue }
            for (before, after) in [([], []), (Array("日a".utf8), Array("é本".utf8))] as [([UInt8], [UInt8])] {
                let text = before + token + after
                text.withUnsafeBufferPointer { bytes in
                    guard let base = bytes.baseAddress else { return }
                    var at = 0
                    while at < text.count {
                        at = vocabulary.partEnd(base, from: at, to: text.count, end: text.count)
                        if before.count < at, at < before.count + token.count { cut.append(UInt32(rank)) }
                    }
                }
            }
        }
        #expect(cut.isEmpty)
    }

    @Test("Where two ideographs stand in no token together, a part ends")
    func border() {
        let text = Array("日龘".utf8)
        let end = text.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { VocabularyTable.o200kBase.partEnd($0, from: 0, to: 6, end: 6) }
        }
        #expect(end == 3)
    }

    @Test(
        "What was seen before changes nothing: a piece has the same tokens wherever it stands", arguments: Encoding.all)
    func memo(encoding: Encoding) {
        var random = SeededGenerator(seed: 5)
        // Each is one piece in all patterns. There are more than the memo has places for, and many that differ only
        // behind their first eight bytes.
        let words = (0..<3000).map { index in
            (index % 2 == 0 ? " " : " abersta")
                + String(
                    (0..<Int.random(in: 1...8, using: &random)).map { _ in
                        Self.letters.randomElement(using: &random) ?? "a"
                    })
        }
        let alone = words.map { encoding.encode($0) }
        let order = (0..<9000).map { _ in Int.random(in: 0..<words.count, using: &random) }
        #expect(encoding.encode(order.map { words[$0] }.joined()) == order.flatMap { alone[$0] })
    }
}
