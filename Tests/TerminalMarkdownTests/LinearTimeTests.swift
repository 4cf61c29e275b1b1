import TerminalMarkdown
import Testing

/// Texts that make parsers slow that look back or ahead without a bound.
@Suite("Long runs in Markdown")
struct LinearTimeTests {
    static let units = [
        "*", "*a ", "*a_ ", "a**b*c ", "[", "]", "[a](", "![", "![[a](b) ", "[a](b) ", "[a][b] ", "](", "[a\n", ">",
        "> ", "`",
        "|", "|a|b\n", "- ", "- a\n", "1. ", "<", "a<!--", "a<?", "<a x ", "x<a b='", "&", "&abcdefghijk", "\\", "a",
        "a@", "a_",
        "http://a.", "www.a.b(((", "~a ", "[a]: b\n", "[a]: b \"\n--\n", "\n", "word ", "word\n", "#", "# ", " ",
        "a\n=\n", "```\nx\n",
        "    x\n\n", "<script>\n", "e\u{301}", "日本",
        "$", "$a ", "$a$", "$5 ", "$$ ", "\\", "\\a", "\\*", "\\[", "\\( ", "\\begin{a}", "$$\n+ 1\n", "a**b", "5*3*",
        "__a", "__a__ ", "`a|b`", "|`a|b\n", "+ 1\n", "“https://a.b/", "`http://a`", "**N**a", "<a:b>", "|$a", "* ",
    ]

    /// Time that grew with the square of the length would be minutes here, in a debug build; less than a second is usual.
    @Test(
        "A run of 30 KB in small chunks is parsed in a moment", .timeLimit(.minutes(2)), arguments: units,
        [MarkdownDialect.commonMark, .answer])
    func run(unit: String, dialect: MarkdownDialect) {
        var parser = MarkdownParser(dialect)
        let chunk = String(repeating: unit, count: max(1, 16 / unit.utf8.count))
        var count = 0
        for _ in 0..<(30_000 / chunk.utf8.count) { count += parser.feed(chunk).count }
        count += parser.finish().count
        #expect(count < 200_000)
    }

    @Test("Fences in fences stay within bounds", .timeLimit(.minutes(2)))
    func fences() {
        let found = events([String(repeating: "```markdown\n", count: 5_000)], .answer)
        #expect(found.count == 3)
    }

    @Test("A table of many columns and many rows is no larger than its text")
    func wideTable() {
        let columns = 2_000
        let head = String(repeating: "|a", count: columns) + "|\n" + String(repeating: "|-", count: columns) + "|\n"
        let count = events([head + String(repeating: "x\n", count: 2_000)]).count
        #expect(count < 3 * columns + 5 * 2_000 + 10)
    }
}
