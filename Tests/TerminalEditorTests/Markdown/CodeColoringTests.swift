import Testing

@testable import TerminalEditor

@Suite("Colours of code in Markdown")
struct CodeColoringTests {
    /// Colors digits, and holds the last sign back.
    private struct Digits: CodeColoring {
        private var held = ""

        mutating func color(_ chunk: String) -> StyledText {
            let text = held + chunk
            held = String(text.suffix(1))
            return roles(String(text.dropLast()))
        }

        mutating func finish() -> StyledText { roles(held) }

        private func roles(_ text: String) -> StyledText {
            text.reduce(into: StyledText()) { $0.append(String($1), $1.isNumber ? .codeNumber : .plain) }
        }
    }

    private let options = MarkdownOptions(width: 40, codeColorer: { $0 == "digits" ? Digits() : nil })

    @Test("Code of a known language is coloured, any other is plain")
    func languages() {
        #expect(
            rendered("```digits\na1\n```\n```other\na1\n```", options).spans == [
                StyledText.Span("a", .plain), StyledText.Span("1", .codeNumber), StyledText.Span("\n\na1\n", .plain),
            ])
    }

    @Test("Code comes in before its line ends")
    func streaming() {
        var stream = MarkdownStream(options: options)
        #expect(stream.feed("```digits\nlet a").description == "let ")
        #expect(stream.feed(" = 1\n").description == "a = 1")
        #expect(stream.finish().description == "\n")
    }
}
