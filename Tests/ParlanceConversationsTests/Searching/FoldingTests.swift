import TestSupport
import Testing

@testable import ParlanceConversations

/// Common text is folded in one pass. What is found must not depend on that.
@Suite("Folding common text")
struct FoldingTests {
    @Test("Every scalar that is folded in one pass is folded as it is otherwise")
    func scalars() {
        // Of the many ideographs and syllables, some are enough.
        let values: [UInt32] =
            Array(0..<0x3400) + Array(stride(from: 0x3400, to: 0xA000, by: 97)) + Array(0xA000..<0xAC00)
            + Array(stride(from: 0xAC00, to: 0xD800, by: 97)) + Array(0xE000..<0x20000)
            + Array(stride(from: 0x20000, to: 0x110000, by: 997))
        var common = 0
        for value in values {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = Array("a\(scalar)B".utf8)
            guard let folded = Folding.foldCommon(bytes) else { continue }
            common += 1
            guard folded != Folding.foldAny(bytes) else { continue }
            Issue.record("U+\(String(value, radix: 16)): \(folded)")
        }
        // Most of Unicode is: whatever is left out is slow.
        #expect(common > 70_000)
    }

    @Test("A text is folded in one pass as it is otherwise, damaged or not", arguments: 0..<40)
    func texts(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        let parts: [[UInt8]] =
            [
                "A", "bC ", "Größe ", "STRASSE", "ẞ", "日本語", "ＡＢ", "か\u{3099}", "é", "e\u{301}", "Σίσυφος", "ПРИВЕТ",
                "İI", "ﬁ", "“X” — ", "😀", "\n", "ไทย", "Việt", "𐐀", "Ꙁ", "한글", "ǅ", "K", "½",
            ].map { Array($0.utf8) } + [
                [0xFF], [0xC3], [0xE3], [0x80], [0xE3, 0x81], [0xF0, 0x9F], [0xED, 0xA0, 0x80],
            ]
        for _ in 0..<200 {
            let text = (0..<random(12)).flatMap { _ in parts[random(parts.count - (seed % 2) * 7)] }
            if let folded = Folding.foldCommon(text) { #expect(folded == Folding.foldAny(text)) }
            #expect(Folding.fold(text) == Folding.foldAny(text))
        }
    }
}
