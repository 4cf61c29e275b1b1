import TestSupport
import Testing

@testable import TerminalEditor

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

    @Test("The widest columns give way first, as if cell by cell")
    func givingWay() {
        /// The same, the plain way.
        func oneByOne(_ widths: [Int], to sum: Int, least: [Int]) -> [Int]? {
            guard least.reduce(0, +) <= sum else { return nil }
            var widths = widths
            while widths.reduce(0, +) > sum {
                let candidates = widths.indices.filter { widths[$0] > least[$0] }
                guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return nil }
                widths[widest] -= 1
            }
            return widths
        }
        var random = SeededGenerator(seed: 11)
        for _ in 0..<2_000 {
            let widths = (0..<Int.random(in: 1...7, using: &random)).map { _ in Int.random(in: 1...30, using: &random) }
            let least = widths.map { Int.random(in: 1...max(1, min($0, 8)), using: &random) }
            let sum = Int.random(in: 1...120, using: &random)
            #expect(
                MarkdownTable.shrunk(widths, to: sum, least: least) == oneByOne(widths, to: sum, least: least),
                "\(widths) to \(sum), at least \(least)")
        }
    }

    @Test("Four times the columns take about four times the work")
    func manyColumns() {
        func work(_ columns: Int) -> Double {
            let (widths, least) = (Array(repeating: 1_000, count: columns), Array(repeating: 1, count: columns))
            return CPUTime.least(of: 5) { _ = MarkdownTable.shrunk(widths, to: columns * 2, least: least) }
        }
        // The square would be 16 times.
        #expect(work(400) / work(100) < 9)
    }
}
