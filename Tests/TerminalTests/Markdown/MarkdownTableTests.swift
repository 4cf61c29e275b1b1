import Testing

@testable import Terminal

@Suite("Tables of Markdown")
struct MarkdownTableTests {
    private static let table = """
        | Name | Age | Note |
        |:--|--:|:-:|
        | Ann | 30 | likes `code` |
        | 三 | 4 |
        """

    @Test("Columns are as wide as their texts, and aligned")
    func grid() {
        #expect(
            frame(Self.table) == [
                "Name │ Age │    Note", "─────┼─────┼───────────", "Ann  │  30 │ likes code", "三   │   4 │",
            ])
    }

    @Test("Where the columns have no room, the widest is wrapped, and lines set the rows apart")
    func wrapped() {
        #expect(
            frame("|a|b|\n|-|-|\n|one two three|four five<br>six|\n|x|y|", width: 20) == [
                "a        │ b", "─────────┼──────────", "one two  │ four five", "three    │ six",
                "─────────┼──────────",
                "x        │ y",
            ])
    }

    @Test("Where there is no room for columns, each cell is a line behind its title")
    func list() {
        #expect(
            frame(Self.table, width: 14) == [
                "Name: Ann", "Age: 30", "Note: likes", "  code", "", "Name: 三", "Age: 4",
            ])
        #expect(frame("|a|b|\n|-|-|", width: 4) == ["a", "b"])
    }

    @Test("A table in an item and in a quote stands behind their margins")
    func margins() {
        #expect(
            frame("- x\n\n  |a|b|\n  |-|-|\n  |c|d|\n\n> |e|\n> |-|\n> |f|") == [
                "• x", "", "  a │ b", "  ──┼──", "  c │ d", "", "│ e", "│ ─", "│ f",
            ])
    }

    @Test("A head that was told as a paragraph is not told again")
    func headless() {
        #expect(frame("a | b\n--|--\nc | d") == ["a | b", "", "c │ d"])
    }

    @Test("The head is a heading, and a cell keeps its roles")
    func roles() {
        #expect(
            rendered("|a|\n|-|\n|*b* [c](d)|").spans
                == [
                    StyledText.Span("a", .heading), StyledText.Span("\n", .plain), StyledText.Span("─", .marker),
                    StyledText.Span("──", .marker), StyledText.Span("\n", .plain),
                    StyledText.Span("b", .plain, attributes: .emphasis), StyledText.Span(" ", .plain),
                    StyledText.Span("c", .link, link: "d"), StyledText.Span("\n", .plain),
                ].reduce(into: StyledText()) { $0.append($1) }.spans)
    }

    @Test("A long table comes row by row once its columns are set, with some room for longer texts")
    func streaming() {
        var stream = MarkdownStream(options: MarkdownOptions(width: 20))
        var shown = stream.feed("|a|b|\n|-|-|\n")
        for row in 1..<MarkdownTable.heldRows - 1 { shown += stream.feed("|\(row)|x|\n") }
        #expect(shown.isEmpty)
        shown += stream.feed("|63|x|\n")
        #expect(shown.description.hasSuffix("\n63       │ x\n"))
        #expect(stream.feed("|64|a longer text|\n").description == "64       │ a longer\n         │ text\n")
        #expect(stream.finish().isEmpty)
    }
}
