import ChatTestSupport
import GatewayJSON
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("The lines in which words are found")
struct SessionSearchLinesTests {
    /// The lines that the words are in, each passage folded and split on its own.
    private static func lines(_ words: [String], _ said: JournalText) -> [String] {
        let patterns = SessionSearch(words).patterns
        return said.passages.flatMap { passage -> [String] in
            let text = Array(said.text(of: passage))
            let folded = SearchableText(text, for: patterns).bytes
            var numbers: Set<Int> = []
            folded.withUnsafeBufferPointer { bytes in
                for pattern in patterns {
                    var position = 0
                    while let found = pattern.firstIndex(in: bytes, from: position) {
                        numbers.insert(bytes[..<found].count { $0 == 0x0A })
                        position = max(bytes[found...].firstIndex(of: 0x0A) ?? bytes.count, found + 1)
                    }
                }
            }
            let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
            return numbers.sorted().filter(lines.indices.contains).map { String(decoding: lines[$0], as: UTF8.self) }
        }
    }

    @Test("Ideographs stand where they stand in the folded text, whatever is around them", arguments: 0..<40)
    func ideographs(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        let parts: [[UInt8]] =
            ["进", "程", "进程", "說", "\u{F96F}", "\u{3099}", "\u{301}", "か", "\n", "ß", "E", "é", "가", "\u{2F00}", "一"]
            .map { Array($0.utf8) } + [[0xFF]]
        for _ in 0..<100 {
            let text = Array((0..<random(20)).map { _ in parts[random(parts.count)] }.joined())
            let folded = Folding.foldAny(text)
            for word in ["进程", "进", "說", "一"] {
                let pattern = FoldedPattern(word)
                func lines(_ bytes: [UInt8]) -> [Int] {
                    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().filter { line in
                        Array(line.element).withUnsafeBufferPointer { pattern.firstIndex(in: $0) != nil }
                    }.map(\.offset)
                }
                #expect(lines(SearchableText(text, for: [pattern]).bytes) == lines(folded))
            }
        }
    }

    @Test(
        "Behind a damaged character they are found",
        arguments: [[0xE8], [0xE8, 0xBF], [0x9B], [0xF0, 0x9F]] as [[UInt8]])
    func damage(before: [UInt8]) {
        let pattern = FoldedPattern("进程")
        let text = before + Array("进程".utf8)
        #expect(SearchableText(text, for: [pattern]).firstIndex(of: pattern) == before.count)
    }

    @Test("They are those of each passage on its own", arguments: 0..<40)
    func passages(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        let parts = [
            "the ", "The", "größe", "GRÖSSE ", "grösse", "\n", "\n\n", "进程", "ſ", "s", "e\u{301}", "é", "x", "ß", "k",
            "K",
            "\u{FFFD}", "😀 ",
        ]
        func text() -> String { (0..<random(20)).map { _ in parts[random(seed % 2 == 0 ? 8 : parts.count)] }.joined() }
        let searches = [
            ["the"], ["größe"], ["进程"], ["s"], ["the", "进程"], ["größe", "the"], ["\nthe"], ["the\n"], ["\n"], ["é"],
            ["ss"],
            ["e"], ["k"], ["the the"],
        ]
        for _ in 0..<20 {
            var records: [JournalRecord] = [.title(text())]
            for turn in 1...3 {
                records.append(.user(turn: turn, text: text()))
                for _ in 0..<random(4) { records.append(.text(turn: 1 + random(turn), text(), milliseconds: 1)) }
            }
            let journal = Array(records.map { $0.json(at: "").serialized() + "\n" }.joined().utf8)
            journal.withUnsafeBufferPointer { journal in
                let said = JournalText(journal)
                for words in searches {
                    guard let match = SessionSearch(words).match(in: journal) else { continue }
                    #expect(match.lines.map(\.text) == Self.lines(words, said), "\(words)")
                }
            }
        }
    }
}
