import Testing

@testable import TerminalEditor

@Suite("Styled text")
struct StyledTextTests {
    @Test("Text is joined with +, interpolation and append alike")
    func building() {
        let joined = "Now using " + .accent("gpt-4o") + ", " + .dim("$2.50")
        let interpolated: StyledText = "Now using \(.accent("gpt-4o")), \("$2.50", .dim)"
        var appended = StyledText("Now using ")
        appended.append("gpt-4o", .accent)
        appended += ", "
        appended.append(.dim("$2.50"))
        #expect(joined == interpolated)
        #expect(joined == appended)
        #expect(joined.description == "Now using gpt-4o, $2.50")
        #expect(
            joined.spans == [
                .init("Now using ", .plain), .init("gpt-4o", .accent), .init(", ", .plain), .init("$2.50", .dim),
            ])
    }

    @Test("Neighbours in the same role are one run and empty runs vanish")
    func normalForm() {
        let text = StyledText([.init("a", .dim), .init("", .error), .init("b", .dim), .init("c", .code)])
        #expect(text.spans == [.init("ab", .dim), .init("c", .code)])
        #expect(StyledText("").isEmpty)
        #expect(StyledText("", .error) == "")
    }

    @Test("Numbers and strings can be interpolated, plain or in a role")
    func values() {
        let count = 3
        let text: StyledText = "\(count) of \(count, .strong) \("x")"
        #expect(text.spans == [.init("3 of ", .plain), .init("3", .strong), .init(" x", .plain)])
    }

    @Test("Each role has its own builder, but for those of Markdown, code and tokens, which have one user each")
    func builders() {
        let built: [StyledText] = [
            "x", .dim("x"), .strong("x"), .emphasis("x"), .accent("x"), .heading("x"), .success("x"), .warning("x"),
            .error("x"), .code("x"), .link("x"), .user("x"), .reasoning("x"),
        ]
        let roles = TextStyle.allCases.prefix { $0 != .quote }
        #expect(built == roles.map { StyledText("x", $0) })
    }

    @Test("Texts are joined with a separator")
    func joining() {
        let texts: [StyledText] = [.code("/model"), .code("/help")]
        #expect(texts.joined(separator: ", ") == .code("/model") + ", " + .code("/help"))
        #expect([StyledText]().joined() == "")
    }

    @Test("The width is that of what will be shown")
    func width() {
        #expect(("日本" + StyledText.dim("x")).cellWidth == 5)
        #expect(StyledText("a\u{1B}b").cellWidth == 4)
        #expect(StyledText("a\nb").cellWidth == 3)
    }

    @Test("A cut keeps the roles, and whole grapheme clusters")
    func truncation() {
        let text = "model " + .accent("日本語") + .dim(" now")
        #expect(text.truncated(to: 16) == text)
        #expect(text.truncated(to: 12) == "model " + .accent("日本…"))
        #expect(text.truncated(to: 13) == "model " + .accent("日本語") + .dim("…"))
        #expect(text.truncated(to: 10) == "model " + .accent("日…"))
        #expect(text.truncated(to: 1) == "…")
        #expect(text.truncated(to: 0) == "")
        #expect(StyledText("a\nb\u{1B}").truncated(to: 9) == "a⏎b^[")
    }

    @Test("Padding stands on the side opposite to the text")
    func padding() {
        #expect(StyledText.accent("日").padded(to: 4) == .accent("日") + "  ")
        #expect(StyledText.accent("日").padded(to: 4, alignment: .right) == "  " + .accent("日"))
        #expect(StyledText.accent("日").padded(to: 1) == .accent("日"))
    }
}
