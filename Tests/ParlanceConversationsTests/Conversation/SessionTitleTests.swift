import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("The title of a session")
struct SessionTitleTests {
    @Test("Plain lines are read as all others, only faster", arguments: 0..<40)
    func plain(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        let parts = [
            "a", "word", "Sort this", "hi", "Hello", "it's", "test", "ok", "how are you", " ", " ", "  ", "\t", "\n",
            "\r\n",
            "\u{301}", "\u{308}", "’", "é", "日本", "\u{85}", "\u{2028}", ".", "?", ":", ",", "#", "> ", "```", "1",
            "\u{1}",
            "abcdefghijklmnopqrstuvwxyz", String(repeating: "x", count: 59), String(repeating: "x", count: 61), "…",
        ]
        var (questions, titles) = (0, 0)
        for _ in 0..<500 {
            let count = seed % 2 == 0 ? 10 : parts.count
            let text = (0..<(1 + random(12))).map { _ in parts[random(count)] }.joined()
            if let question = SessionTitle.plainQuestion(in: text) {
                questions += 1
                #expect(question == SessionTitle.anyQuestion(in: text))
            }
            if let title = SessionTitle.shortenPlain(text[...]) {
                titles += 1
                #expect(title == SessionTitle.shortenAny(text[...]))
            }
        }
        #expect(questions > 20 && titles > 20)
    }

    @Test(
        "It is what the first prompt asks that asks something, without its small talk",
        arguments: [
            (["hi", "What is a monad?"], "What is a monad?"), (["Hello, how do I sort?"], "how do I sort?"),
            (["hi there"], "hi there"), (["How's it going?", "Sort this"], "Sort this"),
            (["it's a test"], "it's a test"),
            (["你好，什么是进程？"], "什么是进程？"), (["Hallo Anna! Größe der Datei?"], "Größe der Datei?"),
            (["# Title\nmore"], "Title"), (["> quoted\nown words"], "own words"), (["> quoted\n> more"], "> quoted"),
            (["```\ncode\n```\nWhy?"], "Why?"), (["```\ncode\n```"], "code"), (["a\u{2028}b"], "a"),
            (["a\u{85}b"], "a"),
            (["a\r\nb"], "a"), (["  \t spaced \t  out \n"], "spaced out"), (["Fix:\ncode"], "Fix"),
            (["One sentence of some words. And another."], "One sentence of some words."),
            ([String(repeating: "x", count: 61)], String(repeating: "x", count: 59) + "…"),
            ([String(repeating: "日", count: 60)], String(repeating: "日", count: 60)),
            ([String(repeating: "word ", count: 20)], String(repeating: "word ", count: 12) + "…"),
            (["test\u{301} this; ok"], "test\u{301} this; ok"), (["how"], "how"), (["hello world"], "hello world"),
            (["how are you doing today? Why?"], "Why?"), (["", " \n"], ""),
        ] as [([String], String)])
    func title(prompts: [String], title: String) {
        #expect(SessionTitle.make(from: prompts) == title)
    }
}
