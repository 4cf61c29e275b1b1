import TerminalMarkdown
import Testing

@Suite("Markdown parser")
struct MarkdownParserTests {
    @Test("Blocks and text become events in reading order")
    func blocks() {
        #expect(
            events(["# Hi *you*\n\n> a\nb\n\n---\n"]) == [
                .begin(.heading(level: 1)), .text("Hi ", []), .text("you", .emphasis), .end(.heading(level: 1)),
                .blankLine, .begin(.quote), .begin(.paragraph), .text("a", []), .softBreak, .text("b", []),
                .end(.paragraph), .end(.quote), .blankLine, .rule,
            ])
    }

    @Test("Items are counted from the first number on; a box begins a task")
    func lists() {
        #expect(
            events(["7. a\n7. b\n\n- [x] c\n"]) == [
                .begin(.list), .begin(.item(.number(7, delimiter: "."))), .begin(.paragraph), .text("a", []),
                .end(.paragraph), .end(.item(.number(7, delimiter: "."))), .begin(.item(.number(8, delimiter: "."))),
                .begin(.paragraph), .text("b", []), .end(.paragraph), .blankLine,
                .end(.item(.number(8, delimiter: "."))), .end(.list), .begin(.list), .begin(.item(.bullet)),
                .begin(.paragraph), .task(isDone: true), .text("c", []), .end(.paragraph), .end(.item(.bullet)),
                .end(.list),
            ])
    }

    @Test("Code has its language and its text as it was written")
    func code() {
        #expect(
            events(["~~~ c++ x\n a\n\n\tb\n~~~\n    c\n\n     d\n"]) == [
                .begin(.code(language: "c++")), .code(" a\n\n\tb\n"), .end(.code(language: "c++")),
                .begin(.code(language: "")), .code("c\n\n d\n"), .end(.code(language: "")),
            ])
    }

    @Test("A table has a head and rows; cells beyond its columns are left out")
    func table() {
        let table = MarkdownBlock.table(columns: [.left, .right], hasHead: true)
        #expect(
            events(["|a|b\\|c|\n|:-|-:|\n|1|\n|2|`x`|3|\n"]) == [
                .begin(table), .begin(.row), .begin(.cell), .text("a", []), .end(.cell), .begin(.cell),
                .text("b|c", []), .end(.cell), .end(.row), .begin(.row), .begin(.cell), .text("1", []), .end(.cell),
                .end(.row), .begin(.row), .begin(.cell), .text("2", []), .end(.cell), .begin(.cell),
                .text("x", .code), .end(.cell), .end(.row), .end(table),
            ])
    }

    @Test("A table may directly follow its introduction; a head without a bar before it has already been reported")
    func tableAfterText() {
        let headless = MarkdownBlock.table(columns: [.unspecified, .center], hasHead: false)
        #expect(
            events(["a | b\n--|:-:\n"]) == [
                .begin(.paragraph), .text("a | b", []), .end(.paragraph), .begin(headless), .end(headless),
            ])
        #expect(events(["So:\n| a |\n| - |\n"]).contains(.begin(.table(columns: [.unspecified], hasHead: true))))
    }

    @Test("The line below a paragraph is reported at its end")
    func underline() {
        #expect(
            events(["a\n---\n"]) == [
                .begin(.paragraph), .text("a", []), .underline(level: 2), .end(.paragraph),
            ])
    }

    @Test("Links and images have their addresses, with entities and escapes resolved")
    func links() {
        #expect(
            events(["[a](<b c>) ![d *e*](f\\_g&amp;h \"t\")"]) == [
                .begin(.paragraph), .beginLink(MarkdownLink("b c")), .text("a", []), .endLink, .text(" ", []),
                .beginLink(MarkdownLink("f_g&h", kind: .image)), .text("d ", []), .text("e", .emphasis), .endLink,
                .end(.paragraph),
            ])
    }

    @Test(
        "Addresses are found in text",
        arguments: [
            ("https://a.b/c_d?e=(f).", "https://a.b/c_d?e=(f)", "https://a.b/c_d?e=(f)"),
            ("(www.a.org)", "www.a.org", "http://www.a.org"), ("**http://a.b**", "http://a.b", "http://a.b"),
            ("见https://a.cn/b。", "https://a.cn/b", "https://a.cn/b"),
            ("x+y_z@a.b-c.de.", "x+y_z@a.b-c.de", "mailto:x+y_z@a.b-c.de"),
            ("<xmpp:a@b>", "xmpp:a@b", "xmpp:a@b"),
            ("http://localhost:8080/x", "http://localhost:8080/x", "http://localhost:8080/x"),
        ])
    func autolinks(source: String, text: String, destination: String) throws {
        let found = events([source])
        let start = try #require(found.firstIndex(of: .beginLink(MarkdownLink(destination, kind: .autolink))))
        #expect(found[start + 1...start + 2].elementsEqual([.text(text, found.style(at: start + 1)), .endLink]))
    }

    @Test(
        "An address ends before punctuation of any script",
        arguments: "“”‘’…—―·～｜﹑﹐｡｢｣؟،؛।。，、；：！？（）「」『』【】《》〉〕»›。՞׃៖༎")
    func punctuation(sign: Character) {
        let link = MarkdownEvent.beginLink(MarkdownLink("https://a.b/c", kind: .autolink))
        for dialect in [MarkdownDialect.commonMark, .answer] {
            #expect(events(["见https://a.b/c\(sign)"], dialect).contains(link), "\(sign)")
            #expect(events(["https://a.b/c\(sign)然后 d"], dialect).contains(link), "\(sign)")
        }
    }

    @Test("A letter of any script, and a dash between words, are part of an address")
    func lettersInAddress() {
        for address in ["https://a.b/人工智能", "https://a.b/É", "https://a.b/Schr–N", "https://한국.kr/말"] {
            #expect(events([address]).contains(.beginLink(MarkdownLink(address, kind: .autolink))))
        }
        #expect(events(["https://a.b/c– d"]).contains(.beginLink(MarkdownLink("https://a.b/c", kind: .autolink))))
    }

    @Test(
        "Anything but an address is text",
        arguments: ["http://", "a@b", "foo_http://x", "www.", "http://a_b.c_d", "1@2"])
    func noAutolink(source: String) {
        #expect(!events([source]).contains { if case .beginLink = $0 { true } else { false } })
    }

    @Test("A definition may follow its reference closely, but not from afar")
    func references() {
        #expect(events(["[A b]\n\n[a  B]: /x\n"]).contains(.beginLink(MarkdownLink("/x"))))
        let far = String(repeating: "word ", count: 30)
        #expect(!events(["[a] \(far)\n\n[a]: /x\n"]).contains(.beginLink(MarkdownLink("/x"))))
        #expect(events(["[a]: /x\n\n[a] \(far)"]).contains(.beginLink(MarkdownLink("/x"))))
    }

    @Test("Decoded controls are text, and a NUL is none")
    func controls() {
        #expect(
            events(["a&#27;[1m\0&#0;"]) == [
                .begin(.paragraph), .text("a\u{1B}[1m\u{FFFD}\u{FFFD}", []), .end(.paragraph),
            ])
    }

    @Test("Blocks are nested up to a bound, and what is deeper is text")
    func depth() {
        let found = events([String(repeating: "> ", count: 500) + "x"])
        #expect(found.count(where: { $0 == .begin(.quote) }) == 48)
        #expect(found.contains(.text(String(repeating: "> ", count: 452) + "x", [])))
    }

    @Test("A finished parser starts over")
    func reuse() {
        var parser = MarkdownParser()
        _ = parser.feed("[a]: /x\n\n> - ```\n") + parser.finish()
        #expect(parser.feed("[a]") + parser.finish() == [.begin(.paragraph), .text("[a]", []), .end(.paragraph)])
    }
}

extension [MarkdownEvent] {
    fileprivate func style(at index: Int) -> MarkdownStyle {
        if case .text(_, let style) = self[index] { style } else { [] }
    }
}
