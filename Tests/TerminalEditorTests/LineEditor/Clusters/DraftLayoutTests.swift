import Testing

@testable import TerminalEditor

@Suite("DraftLayout")
struct DraftLayoutTests {
    @Test(
        "Where text ends on ten columns",
        arguments: [
            ("", 0, 0), ("abc", 0, 3), ("0123456789", 1, 0), ("0123456789\n", 2, 0), ("a\nb", 1, 1), ("a\tb", 0, 9),
            ("漢字", 0, 4), ("012345678漢", 1, 2), ("e\u{301}", 0, 1), ("\u{301}a", 0, 2), ("\u{378}", 0, 1),
            ("👩‍💻👍🏽🇩🇪", 0, 6), ("क्षि", 0, 2), ("한", 0, 2), ("a\u{200D}b", 0, 3),
        ])
    func position(_ text: String, _ row: Int, _ column: Int) {
        #expect(EditlineReader.setsUTF8Locale)
        let position = DraftLayout(columns: 10).position(after: text)
        #expect(position == DraftLayout.Position(row: row, column: column))
    }

    @Test("Rows of a prompt and a draft")
    func rows() {
        #expect(DraftLayout(columns: 10).rows("you> ", "1234") == 1)
        #expect(DraftLayout(columns: 10).rows("you> ", "12345") == 2)
        #expect(DraftLayout(columns: 10).rows("you> ", "1\n\n2") == 3)
    }
}
