import TerminalMarkdown
import Testing

/// What is told at which time.
@Suite("Markdown as it comes in")
struct StreamingTests {
    /// The text that has been told after each chunk.
    private func rendered(_ chunks: String...) -> [String] {
        var parser = MarkdownParser()
        return chunks.map { text(of: parser.feed($0)) } + [text(of: parser.finish())]
    }

    private func text(of events: [MarkdownEvent]) -> String {
        events.map { event in
            switch event {
            case .text(let text, _), .code(let text), .html(let text): text
            case .softBreak: " "
            case .rule: "---"
            default: ""
            }
        }.joined()
    }

    @Test("A paragraph comes word by word")
    func words() {
        #expect(rendered("Hel", "lo wor", "ld. Bye", "\n") == ["", "Hello ", "world. ", "Bye", ""])
    }

    @Test("An opening mark holds its text until the closing one or the end of the paragraph, and no longer")
    func emphasis() {
        #expect(rendered("a *b c", " d* e ", "f") == ["a ", "b c d e", " ", "f"])
        #expect(rendered("a *b c ", "d\n\n", "next one ") == ["a ", "*b c d", "next one", ""])
    }

    @Test("Marks that cannot open hold nothing")
    func noOpener() {
        #expect(rendered("2 * 3 = 6 ", "a_b_c d ") == ["2 * 3 = 6", " a_b_c d", ""])
    }

    @Test("A line that may be of another kind waits until that is certain")
    func lines() {
        #expect(rendered("-", "-", "- \n") == ["", "", "---", ""])
        #expect(rendered("#", "# Title on", "e\n") == ["", "Title ", "one", ""])
        #expect(rendered("1", "9", "84 was ") == ["", "", "1984 was", ""])
        #expect(rendered("a\n", "| b |\n", "|---|\n", "| c |\n") == ["a", "", "b", "c", ""])
    }

    @Test("Code comes as it is written, but for what may be its end")
    func code() {
        #expect(rendered("```swift\nlet x", " = 1\n", "``", "`\n") == ["let x", " = 1\n", "", "", ""])
    }

    @Test("A reference waits for its definition until the next block, or until much text has followed")
    func references() {
        #expect(rendered("See [a] now.\n", "\n", "[a]: /x\n", "Then ") == ["See ", "", "", "a now.Then", ""])
        let long = String(repeating: "word ", count: 20)
        #expect(rendered("See [a] now. ", long).last == "")
    }
}
