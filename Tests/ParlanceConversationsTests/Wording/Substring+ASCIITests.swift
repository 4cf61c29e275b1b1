import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("Words of a text")
struct SubstringASCIITests {
    @Test("They are the same, whether letters of ASCII are looked at as bytes or as characters", arguments: 0..<20)
    func words(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        let parts = [
            "a", "B", " ", "\t", "\n", "\r\n", "\r", "\u{301}", "ß", "日本", "\u{3000}", "\u{85}", ".", "😀", "\u{2028}",
            "9",
        ]
        for _ in 0..<200 {
            let text = (0..<random(12)).map { _ in parts[random(parts.count)] }.joined()
            let part = text[...]
            #expect(part.firstWord == part.prefix { !$0.isWhitespace })
            #expect(part.withoutLeadingSpace == part.drop(while: \.isWhitespace))
            let (limit, isWord) = (1 + random(12), { (character: Character) in !character.isWhitespace })
            let head = part.prefix(limit)
            #expect(part.firstWord(upTo: limit) == head.prefix(while: isWord))
            let found = part.prefix(upTo: limit, while: isWord) { !$0.isASCIISpace }
            #expect(found.isWhole == head.allSatisfy(isWord))
            #expect(text.opening == text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        }
    }
}
