import TestSupport
import Testing

@Suite("The virtual screen")
struct VirtualScreenTests {
    /// Draws on a screen of 10 by 4 and gives its text.
    static func screen(_ output: String, columns: Int = 10, rows: Int = 4) -> VirtualScreen {
        var screen = VirtualScreen(columns: columns, rows: rows)
        screen.feed(output)
        return screen
    }

    @Test(
        "Output draws what xterm would draw",
        arguments: [
            ("abc\rX", "Xbc"),
            ("abc\u{8}X", "abX"),
            ("a\tb", "a       b"),
            ("a\nb\r\nc", "a\n b\nc"),
            ("0123456789a", "0123456789\na"),
            ("0123456789\r\na", "0123456789\na"),
            ("0123456789\u{8}X", "01234567X9"),
            ("0123456789\u{1B}[KX", "012345678X"),
            ("\u{1B}[?7l0123456789ab", "012345678b"),
            ("012345678界", "012345678\n界"),
            ("界界\u{1B}[1;2HX", " X界"),
            ("界\u{1B}[1;1Hx", "x"),
            ("e\u{301}x", "e\u{301}x"),
            ("👩‍👩‍👧x\u{1B}[1;3Hy", "👩‍👩‍👧y"),
            ("❤\u{FE0F}x\u{1B}[1;3Hy", "❤\u{FE0F}y"),
            ("012345678❤\u{FE0F}x", "012345678\n❤\u{FE0F}x"),
            ("क्षिx\u{1B}[1;3Hy", "क्षिy"),
            ("🇩🇪x\u{1B}[1;3Hy", "🇩🇪y"),
            ("\u{301}x", "x"),
            ("abcdef\u{1B}[1;3H\u{1B}[2P", "abef"),
            ("abcdef\u{1B}[1;3H\u{1B}[2@", "ab  cdef"),
            ("abcdef\u{1B}[1;3H\u{1B}[2X", "ab  ef"),
            ("abcdef\u{1B}[1;3H\u{1B}[K", "ab"),
            ("abcdef\u{1B}[1;3H\u{1B}[1K", "   def"),
            ("abcdef\u{1B}[1;3H\u{1B}[2K", ""),
            ("abcdef\u{1B}[1;3H\u{1B}[4hX\u{1B}[4lY", "abXYdef"),
            ("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[J", "a"),
            ("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[1J", "\n\nc"),
            ("a\r\nb\u{1B}[2Jc", "\n c"),
            ("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[L", "a\n\nb\nc"),
            ("a\r\nb\r\nc\u{1B}[1;1H\u{1B}[M", "b\nc"),
            ("a\r\nb\r\nc\r\nd\u{1B}[2;3r\u{1B}[3;1H\nx", "a\nc\nx\nd"),
            ("a\r\nb\u{1B}[1;1H\u{1B}Mx", "x\na\nb"),
            ("ab\u{1B}7\u{1B}[3;5Hx\u{1B}8c", "abc\n\n    x"),
            ("\u{1B}[2;3fx\u{1B}[Ay\u{1B}[2Bz\u{1B}[3Dw", "   y\n  x\n  w z"),
            ("ab\u{1B}[Ec\u{1B}[Fd\u{1B}[5Ge\u{1B}[3df", "db  e\nc\n     f"),
            ("\u{1B}[31;1mred\u{1B}[0m", "red"),
            ("\u{1B}]0;title\u{7}a\u{1B}]8;;http://x\u{1B}\\b", "ab"),
            ("\u{1B}(B\u{1B}=a\u{1B}>", "a"),
            ("a\u{1B}cb", "b"),
            ("a\u{1B}[3\u{18}b", "ab"),
        ])
    func drawing(output: String, text: String) {
        let screen = Self.screen(output)
        #expect(screen.text == text)
        #expect(screen.unknown == [])
    }

    @Test("Output may be cut anywhere, also inside of a character or a sequence")
    func cuts() {
        let output = "a\u{1B}[31m界é\u{1B}[2;3H👍\u{1B}]0;t\u{1B}\\x"
        var screen = VirtualScreen(columns: 10, rows: 4)
        for byte in output.utf8 { screen.feed([byte]) }
        #expect(screen.text == Self.screen(output).text)
        #expect(screen.text == "a界é\n  👍x")
    }

    @Test("Broken UTF-8 is shown as replacement characters")
    func brokenText() {
        var screen = VirtualScreen(columns: 10, rows: 4)
        screen.feed([0x61, 0xE7, 0x95, 0x62, 0xFF, 0x63])
        #expect(screen.text == "a\u{FFFD}b\u{FFFD}c")
    }

    @Test("A full last column holds the cursor until the next character")
    func pendingWrap() {
        let full = Self.screen("0123456789")
        #expect(full.cursor == VirtualScreen.Position(row: 0, column: 9))
        #expect(full.isWrapPending)
        let next = Self.screen("0123456789a")
        #expect(next.cursor == VirtualScreen.Position(row: 1, column: 1))
        #expect(!next.isWrapPending)
    }

    @Test("Rows that leave at the top are kept, and the transcript joins what was wrapped")
    func scrollback() {
        let screen = Self.screen("one\r\n0123456789 and more\r\n3\r\n4\r\n5\r\n")
        #expect(screen.scrollback == ["one", "0123456789", " and more"])
        #expect(screen.lines == ["3", "4", "5", ""])
        #expect(screen.transcript == "one\n0123456789 and more\n3\n4\n5")
    }

    @Test("Modes are kept")
    func modes() {
        #expect(Self.screen("\u{1B}[?2004h\u{1B}[?25l").modes == [7, 2004])
    }

    @Test(
        "What is not understood is recorded",
        arguments: [
            ("\u{1B}[6n", "ESC [ 6 n"), ("\u{1B}[>4;2m", "ESC [ > 4 ; 2 m"), ("\u{1B}[2 q", "ESC [ 2   q"),
            ("\u{1B}#8", "ESC # 8"), ("\u{9B}", "U+009B"), ("\u{5}", "0x5"), ("\u{1B}[20h", "ESC [ 2 0 h"),
        ])
    func unknown(output: String, name: String) {
        #expect(Self.screen(output).unknown == [name])
    }

    @Test("A smaller screen lets rows leave at the top and cuts columns")
    func resize() {
        var screen = Self.screen("1\r\n2\r\n3\r\nlong line")
        screen.resize(columns: 4, rows: 2)
        #expect(screen.scrollback == ["1", "2"])
        #expect(screen.lines == ["3", "long"])
        #expect(screen.cursor == VirtualScreen.Position(row: 1, column: 3))
        screen.resize(columns: 12, rows: 3)
        #expect(screen.lines == ["3", "long", ""])
    }

    @Test("Where a terminal wraps its rows anew, the cursor stays with the text, and no line is cut")
    func rewrapping() {
        var screen = Self.screen("abcdefghijkl\r\n123456789界x")
        #expect(screen.lines == ["abcdefghij", "kl", "123456789", "界x"])
        screen.rewrap(columns: 6, rows: 4)
        #expect(screen.lines == ["abcdef", "ghijkl", "123456", "789界x"])
        #expect(screen.cursor == VirtualScreen.Position(row: 3, column: 5))
        #expect(screen.isWrapPending)
        screen.rewrap(columns: 5, rows: 2)
        #expect(screen.scrollback == ["abcde", "fghij", "kl", "12345"])
        #expect(screen.lines == ["6789", "界x"])
        screen.rewrap(columns: 20, rows: 3)
        #expect(screen.lines == ["abcdefghijkl", "123456789界x", ""])
        #expect(screen.cursor == VirtualScreen.Position(row: 1, column: 12))
    }
}
