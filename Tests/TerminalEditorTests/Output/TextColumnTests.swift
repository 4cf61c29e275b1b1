import Testing

@testable import TerminalEditor

@Suite("A column of text")
struct TextColumnTests {
    private func rows(_ pieces: String..., width: Int = 8) -> [String] {
        var column = TextColumn(width: width)
        for piece in pieces { column.append(StyledText(piece)) }
        column.finish()
        return column.rows.map(\.description)
    }

    @Test(
        "Lines become rows, those that are too wide several",
        arguments: [
            ("one\ntwo", ["one", "two"]),
            ("one\n\ntwo\n", ["one", "", "two"]),
            ("12345678", ["12345678"]),
            ("12345678\n9", ["12345678", "9"]),
            ("123456789", ["12345678", "9"]),
            ("1234567日本", ["1234567", "日本"]),
            ("a\tb\tc", ["a       ", "c"]),
            ("\t\tx", ["        ", "x"]),
            ("a\u{1B}[2J", ["a^[[2J"]),
            ("", []),
        ])
    func layout(text: String, expected: [String]) {
        // A tab ends at the edge: what follows it begins a row.
        let expected = text == "a\tb\tc" ? ["a       ", "b       ", "c"] : expected
        #expect(rows(text) == expected)
    }

    @Test("It does not matter where pieces end, also within a cluster")
    func pieces() {
        let text = "ab👩‍👩‍👧cd\r\ne\u{301}fghijklm🇩🇪🇫🇷\tn"
        let whole = rows(text)
        var column = TextColumn(width: 8)
        for scalar in text.unicodeScalars { column.append(StyledText(String(scalar))) }
        column.finish()
        #expect(column.rows.map(\.description) == whole)
    }

    @Test("A row keeps its looks, and is open until it is full or its line ends")
    func open() {
        var column = TextColumn(width: 8)
        column.append(.strong("bold ") + .code("code"))
        #expect(column.rows == [.strong("bold ") + .code("cod")])
        #expect(column.openRow == .code("e"))
        #expect(column.rows(from: 0).count == 2)
        #expect(column.rows(from: 1) == [.code("e")])
        #expect(column.rows(from: 2) == [])
        column.append(line: "next")
        #expect(column.rows(from: 1) == [.code("e"), "next"])
        #expect(column.openRow.isEmpty)
    }
}
