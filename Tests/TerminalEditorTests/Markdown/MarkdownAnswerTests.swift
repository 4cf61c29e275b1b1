import TerminalMarkdown
import Testing

@testable import TerminalEditor

/// How an answer is laid out otherwise than a file.
@Suite("Markdown of answers in a terminal")
struct MarkdownAnswerTests {
    @Test("An answer keeps its lines and its spaces")
    func answer() {
        #expect(
            frame("a  b\n   c d e\n\n- x\n  y", width: 9, dialect: .answer) == [
                "a  b", "   c d e", "", "• x", "  y",
            ])
        #expect(frame("aaa    bbb", width: 6, dialect: .answer) == ["aaa", "bbb"])
        #expect(frame("$$\n  a\n+ b\n$$", dialect: .answer) == ["$$", "  a", "+ b", "$$"])
    }

    @Test("Where nothing can be struck through, the signs stay; where no click leads, the address is shown")
    func plainAnswer() {
        var options = MarkdownOptions(width: 60, dialect: .answer)
        options.showsStrikeSigns = true
        #expect(rendered("a ~~b *c*~~ ~~[d](https://e.f)~~", options).description == "a ~~b c~~ ~~d~~\n")
        #expect(rendered("|~~a~~|\n|-|\n|b|", options).description == "~~a~~\n─────\nb\n")
        #expect(rendered("[a](b.md) [c](https://d.e)", options).description == "a (b.md) c\n")
        #expect(MarkdownOptions(for: TerminalCapabilities(), isAnswer: true).showsLinkAddresses)
        #expect(MarkdownOptions(for: TerminalCapabilities(), isAnswer: true).showsStrikeSigns)
        // tmux may pass a link on to a terminal that makes none.
        for (links, isShown) in [(TerminalCapabilities.LinkSupport.none, true), (.passedOn, true), (.certain, false)] {
            let capabilities = TerminalCapabilities(isTerminal: true, links: links)
            #expect(MarkdownOptions(for: capabilities, isAnswer: true).showsLinkAddresses == isShown)
            #expect(MarkdownOptions(for: capabilities).showsLinkAddresses == isShown)
        }
    }
}
