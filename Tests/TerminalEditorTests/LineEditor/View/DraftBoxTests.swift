import Testing

@testable import TerminalEditor

@Suite("DraftBox")
struct DraftBoxTests {
    private let words = (1...80).map { "word\($0)" }.joined(separator: " ")
    private let lines = (1...30).map { "line \($0)" }.joined(separator: "\n")

    private func box(
        _ before: String, _ after: String = "", label: StyledText = "gpt-5.4 › ", meter: String = "~15 in · $0.0001"
    ) -> DraftBox {
        DraftBox(label: label, draft: Draft(before: before, after: after), meter: meter)
    }

    @Test("A short draft has its meter at the right edge, at 80x24, 40x10 and 20x4")
    func short() {
        let wide = box("hello").layOut(columns: 79, rows: 23)
        #expect(wide.frame == "gpt-5.4 › hello                                                ~15 in · $0.0001")
        #expect(wide.cursor == FootCell(row: 0, column: 15))
        let middle = box("hello").layOut(columns: 39, rows: 9)
        #expect(middle.frame == "gpt-5… › hello         ~15 in · $0.0001")
        #expect(middle.cursor == FootCell(row: 0, column: 14))
        let small = box("hello").layOut(columns: 19, rows: 3)
        #expect(small.frame == "gpt-… › hello\n   ~15 in · $0.0001")
        #expect(small.cursor == FootCell(row: 0, column: 13))
    }

    @Test("Words wrap as words, and the end is in view with the meter")
    func wraps() {
        let wide = box(words).layOut(columns: 79, rows: 23)
        #expect(
            wide.frame == """
                gpt-5.4 › word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 
                word12 word13 word14 word15 word16 word17 word18 word19 word20 word21 word22 
                word23 word24 word25 word26 word27 word28 word29 word30 word31 word32 word33 
                word34 word35 word36 word37 word38 word39 word40 word41 word42 word43 word44 
                word45 word46 word47 word48 word49 word50 word51 word52 word53 word54 word55 
                word56 word57 word58 word59 word60 word61 word62 word63 word64 word65 word66 
                word67 word68 word69 word70 word71 word72 word73 word74 word75 word76 word77 
                word78 word79 word80                                           ~15 in · $0.0001
                """)
        #expect(wide.cursor == FootCell(row: 7, column: 20))
        let middle = box(words).layOut(columns: 39, rows: 9)
        #expect(
            middle.frame == """
                word42 word43 word44 word45 word46 
                word47 word48 word49 word50 word51 
                word52 word53 word54 word55 word56 
                word57 word58 word59 word60 word61 
                word62 word63 word64 word65 word66 
                word67 word68 word69 word70 word71 
                word72 word73 word74 word75 word76 
                word77 word78 word79 word80
                                  ↑8 · ~15 in · $0.0001
                """)
        let small = box(words).layOut(columns: 19, rows: 3)
        #expect(small.frame == "word77 word78 \nword79 word80\n       ↑37 · ~15 in")
        #expect(small.cursor == FootCell(row: 1, column: 13))
    }

    @Test("A draft of 30 lines scrolls around its cursor, and tells what is out of view")
    func scrolls() {
        let cut = lines.index(lines.startIndex, offsetBy: 100)
        let middle = box(String(lines[..<cut]), String(lines[cut...]))
        #expect(
            middle.layOut(columns: 39, rows: 9).frame == """
                line 10
                line 11
                line 12
                line 13
                line 14
                line 15
                line 16
                line 17
                              ↑9 ↓13 · ~15 in · $0.0001
                """)
        #expect(middle.layOut(columns: 19, rows: 3).frame == "line 13\nline 14\n   ↑12 ↓16 · ~15 in")
        let start = box("", lines).layOut(columns: 19, rows: 3)
        #expect(start.frame == "gpt-… › line 1\nline 2\n       ↓28 · ~15 in")
        #expect(start.cursor == FootCell(row: 0, column: 8))
        let end = box(lines).layOut(columns: 79, rows: 23)
        #expect(end.rows.first == "line 9")
        #expect(end.cursor == FootCell(row: 21, column: 7))
        #expect(end.rows.last?.description.hasSuffix("  ↑8 · ~15 in · $0.0001") == true)
    }

    @Test("Two rows are one of the draft and the meter; one row has both")
    func scarce() {
        #expect(box(words).layOut(columns: 19, rows: 2).frame == "word79 word80\n       ↑38 · ~15 in")
        #expect(
            box(words).layOut(columns: 79, rows: 1).frame
                == "word71 word72 word73 word74 word75 word76 word77 word78 word79 word80    ~15 in")
        #expect(box(words).layOut(columns: 19, rows: 1).frame == "word80       ~15 in")
        #expect(box("", "a b").layOut(columns: 19, rows: 1).frame == "g… › a b     ~15 in")
        #expect(box("one\ntwo", meter: "").layOut(columns: 19, rows: 1).frame == "two              ↑1")
        #expect(box(lines, meter: "").layOut(columns: 19, rows: 2).frame == "line 29\nline 30         ↑28")
    }

    @Test(
        "The meter goes down by a row before the text does, and hops at no other key",
        arguments: [(8, [0, 1, 2, 3]), (3, [0, 1, 2]), (2, [0, 1]), (1, [0])])
    func meterIsCalm(_ limit: Int, _ expected: [Int]) {
        let text = "lorem ipsum dolor sit amet, consectetuer adipiscing elit, sed diam nonummy nibh euismod"
        var places: [Int] = []
        for count in 0...text.count {
            let shown = box(String(text.prefix(count)), meter: "~15 in").layOut(columns: 29, rows: limit)
            let place = shown.rows.firstIndex { $0.description.hasSuffix("~15 in") } ?? -1
            if place != places.last { places.append(place) }
        }
        #expect(places == expected)
    }

    @Test("A cluster that is wider than a row goes on in the next")
    func wideCluster() {
        let hidden = box("b a" + String(repeating: "\u{200D}", count: 20), "c", meter: "").layOut(columns: 19, rows: 4)
        let signs = String(repeating: "\u{FFFD}", count: 20)
        #expect(hidden.frame == "gpt-… › b \na" + signs.prefix(17) + "\n" + signs.dropFirst(17) + "c")
        #expect(hidden.cursor == FootCell(row: 2, column: 3))
    }

    @Test("Even a narrow terminal gets no row that is too wide", arguments: 4...18)
    func narrow(_ columns: Int) {
        for rows in 1...4 {
            let shown = box("some words 漢字 to wrap", " and\tmore").layOut(columns: columns, rows: rows)
            #expect(shown.rows.allSatisfy { $0.cellWidth <= columns })
            #expect(shown.cursor.map { $0.row < shown.rows.count && $0.column < columns } == true)
        }
    }

    @Test("A word that is wider than a row begins beside the label and is cut at the row's end")
    func longWord() {
        let shown = box(String(repeating: "abcdefghi/", count: 5), meter: "").layOut(columns: 21, rows: 9)
        #expect(shown.frame == "gpt-… › abcdefghi/ab\ncdefghi/abcdefghi/ab\ncdefghi/ab\u{63}defghi/")
        let fitting = box("abcdefghijklmnop next", meter: "").layOut(columns: 21, rows: 9)
        #expect(fitting.frame == "gpt-… › \nabcdefghijklmnop \nnext")
        let second = box("see " + String(repeating: "x", count: 25), meter: "").layOut(columns: 21, rows: 9)
        #expect(second.frame == "gpt-… › see \nxxxxxxxxxxxxxxxxxxxx\nxxxxx")
    }

    @Test("Ideographs break anywhere but before a closing and after an opening sign")
    func ideographs() {
        let shown = box("日本語の文章は、空白なしで「折り返す」ことができます。").layOut(columns: 39, rows: 9)
        #expect(
            shown.frame == """
                gpt-5… › 日本語の文章は、空白なしで
                「折り返す」ことができます。
                                       ~15 in · $0.0001
                """)
        #expect(shown.cursor == FootCell(row: 1, column: 28))
        #expect(box("漢字漢字漢", meter: "").layOut(columns: 10, rows: 9).frame == "g… › 漢字\n漢字漢")
    }

    @Test("Tabs go to every eighth cell, also beside wide characters; what hides is seen")
    func tabsAndClusters() {
        let shown = box("a\tb\t👩‍💻 漢\t\u{202E}d e\u{301}", "x\u{200D}\u{200D}").layOut(columns: 79, rows: 9)
        #expect(
            shown.frame == "gpt-5.4 › a     b       👩‍💻 漢   \u{FFFD}d e\u{301}x\u{FFFD}\u{FFFD}"
                + "                        ~15 in · $0.0001")
        #expect(shown.cursor == FootCell(row: 0, column: 36))
    }

    @Test("Where a terminal takes scalars one by one, so does the count")
    func separatedClusters() {
        var box = box("👩‍💻👍🏽", "x", meter: "~1 in")
        box.clusters.separated = [.joined, .toned]
        let shown = box.layOut(columns: 29, rows: 3)
        #expect(shown.frame == "gpt-… › 👩‍💻👍🏽x       ~1 in")
        #expect(shown.cursor == FootCell(row: 0, column: 16))
    }

    @Test("Spaces hang behind a full row, with the cursor in its last cell")
    func hangingSpaces() {
        let spaces = String(repeating: " ", count: 90)
        let end = box("word" + spaces, meter: "").layOut(columns: 19, rows: 4)
        #expect(end.frame == "gpt-… › word      ")
        #expect(end.cursor == FootCell(row: 0, column: 18))
        let next = box("word" + spaces, "after", meter: "").layOut(columns: 19, rows: 4)
        #expect(next.frame == "gpt-… › word      \nafter")
        #expect(next.cursor == FootCell(row: 1, column: 0))
    }

    @Test("The cursor behind a full row is in its last cell, not in the next line")
    func fullRow() {
        let shown = box("1234567890", "\nnext", meter: "").layOut(columns: 19, rows: 4)
        #expect(shown.frame == "gpt-… › 1234567890\nnext")
        #expect(shown.cursor == FootCell(row: 0, column: 18))
    }

    @Test("A question is shown whole, wrapped as words")
    func question() {
        var box = box(
            "y", label: "This would exceed the budget of $0.0010. \(.strong("Send it anyway?")) [y/N] ", meter: "")
        box.isQuestion = true
        let wide = box.layOut(columns: 39, rows: 9)
        #expect(wide.frame == "This would exceed the budget of \n$0.0010. Send it anyway? [y/N] y")
        #expect(wide.cursor == FootCell(row: 1, column: 32))
        #expect(wide.rows[1] == "$0.0010. \(.strong("Send it anyway?")) [y/N] y")
        #expect(
            box.layOut(columns: 19, rows: 3).frame == "$0.0010. Send it \nanyway? [y/N] y\n                 ↑2")
    }

    @Test(
        "A label takes a quarter of the row, eight cells at least, and keeps its sign",
        arguments: [
            (79, "some-provider:a… › "), (119, "some-provider:a-very-long… › "), (39, "some-… › "), (19, "some… › "),
            (159, "some-provider:a-very-long-name › "),
        ])
    func label(_ columns: Int, _ expected: String) {
        let label: StyledText = "\(.accent("some-provider:a-very-long-name")) › "
        let shown = box("", label: label, meter: "").layOut(columns: columns, rows: 3)
        #expect(shown.frame == expected)
        #expect(shown.cursor == FootCell(row: 0, column: expected.cellWidth))
        #expect(shown.rows[0].spans.first?.role == .accent)
    }

    @Test(
        "What is set behind a point stays with the sign, up to half of the row",
        arguments: [
            (39, "gpt-6-sol·high › ", "gpt-6…·high › "), (39, "gpt-6-sol·minimal › ", "gpt-6…·minimal › "),
            (79, "gpt-6-sol·high › ", "gpt-6-sol·high › "), (39, "gpt-6·low › ", "gpt-6·low › "),
            (19, "gpt-6-sol·high › ", "gpt-… › "),
        ])
    func point(_ columns: Int, _ label: String, _ expected: String) {
        #expect(box("", label: StyledText(label), meter: "").layOut(columns: columns, rows: 3).frame == expected)
    }

    @Test("What was submitted stays whole, without the meter")
    func transcript() {
        #expect(
            box("one two\n\nthree", " four five six").transcript(columns: 19)
                == ["gpt-… › one two", "", "three four five ", "six"])
        #expect(box("").transcript(columns: 19) == ["gpt-… › "])
    }

    @Test(
        "The cursor is drawn as a reversed cell",
        arguments: [
            ("ab", "cd", "gpt-… › ab[c]d"), ("ab", "", "gpt-… › ab[ ]"), ("", "\nx", "gpt-… › [ ]\nx"),
            ("a", "\tb", "gpt-… › a[ ]      b"), ("", "漢x", "gpt-… › [漢]x"), ("a", " b", "gpt-… › a[ ]b"),
            ("1234567890", "", "gpt-… › 1234567890[ ]"), ("1234567890", "  x", "gpt-… › 1234567890[ ]\nx"),
        ])
    func reversed(_ before: String, _ after: String, _ expected: String) {
        let page = DraftPage(box(before, after, meter: ""), columns: 19)
        #expect(page.window(rows: 4, cursor: .reversed).frame == expected)
    }
}
