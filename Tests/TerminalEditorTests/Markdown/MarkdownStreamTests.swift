import Synchronization
import Testing

@testable import TerminalEditor

@Suite("Markdown in a terminal")
struct MarkdownStreamTests {
    @Test("Paragraphs are wrapped at words, headings have no marks, blocks are set apart")
    func paragraphs() {
        #expect(
            frame("# A title\nSome words that do not fit into\none line.\n***\nEnd", width: 20) == [
                "A title", "", "Some words that do", "not fit into one", "line.", "", "────────────────────", "", "End",
            ])
    }

    @Test("Lists and quotes hang their lines; tight lists stay tight and loose ones loose")
    func lists() {
        #expect(
            frame(
                "Steps:\n\n9. one two three four\n10. five\n\n    more\n11. > a b c d e f g\n    - [x] x\n      - [ ] y",
                width: 16) == [
                    "Steps:", "", "9. one two three", "   four", "10. five", "", "    more", "11. │ a b c d e",
                    "    │ f g",
                    "    • ☑ x", "      ◦ ☐ y",
                ])
    }

    @Test("Quotes have a bar at each line, also at the empty ones")
    func quotes() {
        #expect(
            frame("> one two three\n> > four\n>\n> - five six seven eight\n\nnine", width: 14) == [
                "│ one two", "│ three", "│", "│ │ four", "│", "│ • five six", "│   seven", "│   eight", "", "nine",
            ])
    }

    @Test("Code stands as it is, at the left, whatever it is in")
    func code() {
        #expect(
            frame(
                "1. Run\n   ```sh\n   ls   -l a-name-that-is-too-long-for-the-line\n   \tx\n   ```\n2. Done\n> ```\n> y\n> ```",
                width: 20)
                == [
                    "1. Run", "", "ls   -l a-name-that-is-too-long-for-the-line", "\tx", "", "2. Done", "", "y",
                ])
        #expect(frame("- ```\n  x\n  ```") == ["•", "x"])
    }

    @Test("A paragraph that turns out to be a heading gets its line below")
    func underline() {
        #expect(
            frame("Title of\ntwo lines\n===\ntext", width: 12) == ["Title of two", "lines", "════════════", "", "text"])
    }

    @Test("Wide signs are wrapped by their cells, between ideographs but not before what ends a sentence")
    func wideSigns() {
        #expect(frame("日本語の文章。漢字", width: 12) == ["日本語の文", "章。漢字"])
        #expect(frame("ab 👩‍👩‍👧👩‍👩‍👧 🇩🇪 e\u{301}e\u{301}", width: 5) == ["ab", "👩‍👩‍👧👩‍👩‍👧", "🇩🇪 e\u{301}e\u{301}"])
    }

    @Test("A word that is too wide stands in a line of its own, which the terminal wraps; in a quote it is broken")
    func longWords() {
        #expect(frame("a abcdefghij日本👩‍👩‍👧x b", width: 6) == ["a", "abcdefghij", "日本", "👩‍👩‍👧x b"])
        #expect(frame("> a abcdefghij日本👩‍👩‍👧x b", width: 8) == ["│ a", "│ abcdef", "│ ghij日", "│ 本👩‍👩‍👧x", "│ b"])
        let address = "https://example.com/" + String(repeating: "path/", count: 20) + "x"
        #expect(
            frame("See \(address), then\n- \(address)", width: 40) == ["See", address + ",", "then", "• \(address)"])
        #expect(frame("|a|\n|-|\n|\(address)|", width: 40).allSatisfy { $0.cellWidth <= 40 })
    }

    @Test("An address is not broken between its ideographs")
    func addressOfIdeographs() {
        #expect(frame("见 https://a.cn/人工智能的历史 。", width: 20) == ["见", "https://a.cn/人工智能的历史", "。"])
    }

    @Test("Lines in ideographs are joined without a space, others with one")
    func softBreaks() {
        #expect(frame("春眠不觉晓\n处处闻啼鸟\nA frog\n한국\n말", width: 60) == ["春眠不觉晓处处闻啼鸟 A frog 한국 말"])
        #expect(frame("漢字。\n**漢字**\n", width: 60) == ["漢字。漢字"])
    }

    @Test("A control sign from an entity is as wide as it will be shown, and line breaks from entities break nothing")
    func controls() {
        #expect(frame("abc&#27;d ef", width: 6) == ["abc\u{1B}d", "ef"])
        #expect(frame("abcd&#27; ef", width: 6) == ["abcd\u{1B}", "ef"])
        #expect(frame("a&#10;&#13;&#9;b") == ["a b"])
    }

    @Test("Raw HTML is shown, and <br> breaks the line")
    func html() {
        #expect(frame("a<br>b<br />c <kbd>d</kbd> <!-- e -->") == ["a", "b", "c <kbd>d</kbd> <!-- e -->"])
        #expect(frame("<div>\n  x\n</div>\n\ny") == ["<div>", "  x", "</div>", "", "y"])
        #expect(rendered("<b>x</b>").spans.first == StyledText.Span("<b>", .dim))
    }

    @Test("Links lead to their addresses, which are shown only where a click does not lead there")
    func links() {
        #expect(
            rendered("[a *b*](http://c) <http://d>").spans == [
                StyledText.Span("a ", .link, link: "http://c"),
                StyledText.Span("b", .link, attributes: .emphasis, link: "http://c"), StyledText.Span(" ", .plain),
                StyledText.Span("http://d", .link, link: "http://d"), StyledText.Span("\n", .plain),
            ])
        let links = "[a](http://b) [http://c](http://c) http://d [e@f.g](mailto:e@f.g) ![h](i.png) ![](j.png)"
        #expect(frame(links, width: 100) == ["a http://c http://d e@f.g h ▣"])
        #expect(
            frame(links, width: 100, showsLinkAddresses: true) == [
                "a (http://b) http://c http://d e@f.g h (i.png) ▣ (j.png)"
            ])
    }

    @Test("A definition that comes long after its reference is shown")
    func lateDefinition() {
        let far = String(repeating: "w ", count: 50)
        #expect(frame("[1] \(far)\n\n[1]: http://a\n[2]: http://b\n", width: 200).suffix(2) == ["", "[1]: http://a"])
    }

    @Test("Without UTF-8 all signs are ASCII")
    func ascii() {
        #expect(
            frame("- a\n  - [x] b\n    - c\n\n> d\n\n---\n|e|f|\n|-|-|\n|g|h|\n\n![](i)\n", width: 12, isUTF8: false)
                == [
                    "- a", "  * [x] b", "    + c", "", "| d", "", "------------", "", "e | f", "--+--", "g | h", "",
                    "[image]",
                ])
    }

    @Test("Roles and attributes tell what is what")
    func roles() {
        #expect(
            rendered("# A\n## B\n### C\n**d** ~~e~~ `f`\n> g").spans.filter { $0.text != "\n" && $0.text != "\n\n" }
                == [
                    StyledText.Span("A", .heading, attributes: [.strong, .underlined]),
                    StyledText.Span("B", .heading, attributes: .strong), StyledText.Span("C", .heading),
                    StyledText.Span("d", .plain, attributes: .strong), StyledText.Span(" ", .plain),
                    StyledText.Span("e", .plain, attributes: .struckThrough), StyledText.Span(" ", .plain),
                    StyledText.Span("f", .code), StyledText.Span("│", .quote), StyledText.Span(" ", .plain),
                    StyledText.Span("g", .quote),
                ])
    }

    @Test("A new width holds from the next line on")
    func resize() {
        let width = Atomic(40)
        var stream = MarkdownStream(options: MarkdownOptions(width: { width.load(ordering: .relaxed) }))
        var text = stream.feed("one two three four ")
        width.store(8, ordering: .relaxed)
        text += stream.feed("five six seven eight nine ten eleven twelve") + stream.finish()
        #expect(text.description == "one two three four five six seven eight\nnine ten\neleven\ntwelve\n")
    }

    @Test("However deep the nesting and however narrow the terminal, text has room")
    func narrow() {
        let deep = frame(String(repeating: "> ", count: 30) + "- word word", width: 20)
        #expect(deep == ["│ │ │ │ • word word"])
        for width in 1...8 { #expect(frame("- > 1. word 日本", width: width).joined().contains("日")) }
    }

    @Test(
        "Lines are not wider than the terminal, but for code, raw HTML and single words", arguments: [12, 25, 40, 80])
    func lineWidths(width: Int) {
        let text = """
            # A heading that is rather long, with `code` and 日本語

            - an item with a [link](https://example.com/a/long/address) and **more *text* in** it
              1. > quoted 👩‍👩‍👧 text, &#27;[31m and so on

            | head | another head | 三 |
            |:--|:-:|--:|
            | some text | more of the text that needs room | 12345 |
            """
        for line in rendered(text, MarkdownOptions(width: width, showsLinkAddresses: true)).description.split(
            separator: "\n")
        {
            let isWord = !line.drop { "• ".contains($0) }.contains(" ")
            #expect(isWord || Sanitizer.cleanLine(String(line)).cellWidth <= width, "\(line)")
        }
    }
}
