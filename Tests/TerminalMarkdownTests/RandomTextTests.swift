import TerminalMarkdown
import TerminalEditor
import TestSupport
import Testing

/// Texts that no specification has.
@Suite("Random Markdown")
struct RandomTextTests {
    private static let parts = [
        "*", "**", "_", "**/", "`", "``", "[", "]", "(", ")", "![", "<", ">", "> ", "\n", "\n\n", "- ", "1. ", "2) ",
        "    ",
        "\t", "# ",
        "|", "---", "\n| a | b |\n|---|:-:|\n", "foo", "bar ", " ", "  \n", "\\", "&amp;", "&#27;", "[foo]",
        "[foo]: /url\n", "\"t\"", "http://a.b/c", "www.x.org.", "a@b.cd", "~~", "~", "```\n", "===\n", "é", "e\u{301}",
        "日本語",
        "👩‍👩‍👧", "🇩🇪", "☝️", "<!--", "-->", "<br>", "<div>\n", "[x] ", "- [ ] ", "\r\n", "\r", "\0", ":", ".", "_a_", "word",
        "$", "$$", "$x_1$", "$5 ", "$5", "$5-$6", "($7)", "\\(", "\\)", "\\[", "\\]", "\\begin{a}", "\\end{a}", "5*3",
        "2**10", "**「", "」**な",
        "__init__", "\\d", "C:\\_", "```markdown\n", "```sh\n", "/", "“", "`a|b`", "| `x|y` | z | w |\n",
        "https://a.b/",
        "`http://c.d`", "+ 3\n", "=\n", "**N**at", "1", "[1]: x\n", "<a:b>", "\u{FE01}", "…",
    ]

    @Test("The events and the lines are the same however the text is cut", arguments: 0..<40)
    func cuts(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<10 {
            let count = Int.random(in: 1...40, using: &generator)
            let text = (0..<count).compactMap { _ in Self.parts.randomElement(using: &generator) }.joined()
            let chunks = text.cut(using: &generator)
            let width = Int.random(in: 1...60, using: &generator)
            for dialect in [MarkdownDialect.commonMark, .answer] {
                #expect(events(chunks, dialect) == events([text], dialect), "\(text.debugDescription) as \(dialect)")
                #expect(
                    render(chunks, width, dialect) == render([text], width, dialect),
                    "\(text.debugDescription) in \(width) as \(dialect)")
            }
        }
    }

    @Test("Blocks end in the order in which they began", arguments: 0..<10)
    func nesting(seed: UInt64) {
        var generator = SeededGenerator(seed: seed &+ 1_000)
        for _ in 0..<10 {
            let text = (0..<30).compactMap { _ in Self.parts.randomElement(using: &generator) }.joined()
            var open: [MarkdownBlock] = []
            var links = 0
            for event in events([text], seed.isMultiple(of: 2) ? .answer : .commonMark) {
                switch event {
                case .begin(let block): open.append(block)
                case .end(let block): #expect(open.popLast() == block, "\(text.debugDescription)")
                case .beginLink: links += 1
                case .endLink: links -= 1
                default: break
                }
                #expect(links >= 0)
            }
            #expect(open.isEmpty && links == 0, "\(text.debugDescription)")
        }
    }

    private func render(_ chunks: [String], _ width: Int, _ dialect: MarkdownDialect) -> StyledText {
        var options = MarkdownOptions(width: width, showsLinkAddresses: true, dialect: dialect)
        options.showsStrikeSigns = dialect == .answer
        var stream = MarkdownStream(options: options)
        var text = StyledText()
        for chunk in chunks { text += stream.feed(chunk) }
        return text + stream.finish()
    }
}
