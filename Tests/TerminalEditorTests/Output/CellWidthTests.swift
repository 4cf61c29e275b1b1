import Testing

@testable import TerminalEditor

@Suite("Cell width")
struct CellWidthTests {
    @Test("Widths agree with those of the Python package wcwidth 0.9.4", arguments: Self.recorded)
    func recordedWidth(text: String, cells: Int) {
        #expect(text.cellWidth == cells)
    }

    /// What `wcwidth.wcswidth` gave. It differs on purpose for a ZWJ between letters (`a\u{200D}b`), where it skips the
    /// second letter, though it is shown.
    static let recorded: [(String, Int)] = [
        ("", 0),
        ("a", 1),
        ("hello", 5),
        ("h\u{E9}llo", 5),
        ("e\u{301}", 1),
        ("e\u{301}\u{302}\u{303}", 1),
        ("\u{65E5}\u{672C}\u{8A9E}", 6),
        ("\u{D55C}\u{AD6D}\u{C5B4}", 6),
        ("\u{FF71}\u{FF72}\u{FF73}", 3),
        ("\u{FF21}\u{FF22}\u{FF23}", 6),
        ("\u{3000}", 2),
        ("\u{4E2D}a\u{6587}b", 6),
        ("\u{FF0C}\u{3002}", 4),
        ("\u{1F44B}", 2),
        ("\u{1F44B}\u{1F3FD}", 2),
        ("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}", 2),
        ("\u{2764}", 1),
        ("\u{2764}\u{FE0F}", 2),
        ("\u{2764}\u{FE0F}\u{200D}\u{1F525}", 2),
        ("\u{263A}", 1),
        ("\u{263A}\u{FE0F}", 2),
        ("\u{263A}\u{FE0E}", 1),
        ("\u{231A}", 2),
        ("\u{231A}\u{FE0E}", 1),
        ("\u{231A}\u{FE0F}", 2),
        ("\u{1F1E9}\u{1F1EA}", 2),
        ("\u{1F1E9}\u{1F1EA}\u{1F1EB}\u{1F1F7}", 4),
        ("\u{1F1E9}", 2),
        ("\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}", 2),
        ("\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}", 2),
        ("\u{1F9D1}\u{200D}\u{1F4BB}", 2),
        ("#\u{FE0F}\u{20E3}", 2),
        ("1\u{FE0F}\u{20E3}", 2),
        ("\u{A9}", 1),
        ("\u{A9}\u{FE0F}", 2),
        ("\u{2122}\u{FE0F}", 2),
        ("\u{1100}\u{1161}\u{11A8}", 2),
        ("\u{AC01}", 2),
        ("\u{200B}", 0),
        ("\u{AD}", 1),
        ("\u{2060}", 0),
        ("\u{E19}\u{E35}\u{E49}", 1),
        ("\u{E01}\u{E33}", 2),
        ("\u{E20}\u{E32}\u{E29}\u{E32}\u{E44}\u{E17}\u{E22}", 7),
        ("\u{928}\u{93F}", 2),
        ("\u{915}\u{94D}\u{937}\u{93F}", 2),
        ("\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940}", 4),
        ("\u{BA4}\u{BAE}\u{BBF}\u{BB4}\u{BCD}", 4),
        ("\u{9AC}\u{9BE}\u{982}\u{9B2}\u{9BE}", 4),
        ("\u{627}\u{644}\u{639}\u{631}\u{628}\u{64A}\u{629}", 7),
        ("\u{5E2}\u{5B4}\u{5D1}\u{5B0}\u{5E8}\u{5B4}\u{5D9}\u{5EA}", 5),
        ("\u{600}", 1),
        ("\u{440}\u{443}\u{441}\u{441}\u{43A}\u{438}\u{439}", 7),
        ("\u{451}", 1),
        ("\u{2026}", 1),
        ("\u{2014}", 1),
        ("\u{201C}\u{201D}", 2),
        ("\u{2460}", 1),
        ("\u{2591}\u{2592}\u{2593}", 3),
        ("\u{2500}\u{2502}\u{250C}", 3),
        ("\u{280B}\u{2819}", 2),
        ("\u{2192}", 1),
        ("\u{2705}", 2),
        ("\u{2714}", 1),
        ("\u{2714}\u{FE0F}", 2),
        ("\u{26A0}", 1),
        ("\u{26A0}\u{FE0F}", 2),
        ("\u{1FAE0}", 2),
        ("\u{1FAE8}", 2),
        ("\u{1FABF}", 2),
        ("\u{1FAE9}", 2),
        ("\u{20000}", 2),
        ("\u{1D4B3}", 1),
        ("\u{E0B0}", 1),
        ("\u{FDFA}", 1),
        ("\u{FFFD}", 1),
        ("\u{23CE}", 1),
        ("\u{2039}\u{203A}", 2),
        ("\u{31F0}", 2),
        ("\u{3297}", 2),
        ("\u{3297}\u{FE0F}", 2),
        ("\u{3030}", 2),
        ("\u{3030}\u{FE0F}", 2),
        ("\u{2630}", 2),
        ("\u{4DC0}", 2),
        ("\u{1D306}", 2),
        ("\u{1100}", 2),
        ("\u{3006}", 2),
        ("\u{30FC}", 2),
        ("\u{FF76}\u{FF9E}", 2),
        ("\u{304C}", 2),
        ("\u{304B}\u{3099}", 2),
        ("\u{1F3FB}", 2),
        ("a\u{20DD}", 1),
        ("\u{C5}", 1),
        ("\u{FB01}", 1),
        ("\u{337F}", 2),
        ("\u{1F004}", 2),
        ("\u{1F0CF}", 2),
        ("\u{1F250}", 2),
        ("\u{1F170}", 1),
        ("\u{1F170}\u{FE0F}", 2),
        ("e\u{301}\u{65E5}\u{1F44B}\u{1F3FD}\u{1F1E9}\u{1F1EA}x", 8),
    ]

    @Test(
        "Controls, line breaks and tabs have no width", arguments: ["\n", "\r\n", "\t", "\u{1B}", "\u{7F}", "\u{9B}"])
    func controls(_ text: String) {
        #expect(text.cellWidth == 0)
    }

    @Test("A cluster is cut off as a whole, and the cut is marked")
    func truncation() {
        #expect("hello".truncated(to: 5) == "hello")
        #expect("hello".truncated(to: 4) == "hel…")
        #expect("日本語".truncated(to: 5) == "日本…")
        #expect("日本語".truncated(to: 4) == "日…")
        #expect("👨‍👩‍👧‍👦👋🏽".truncated(to: 3) == "👨‍👩‍👧‍👦…")
        #expect("e\u{301}e\u{301}e\u{301}".truncated(to: 2) == "e\u{301}…")
        #expect("hello".truncated(to: 1) == "…")
        #expect("hello".truncated(to: 0) == "")
        #expect("".truncated(to: 0) == "")
    }

    @Test("Padding fills up to a width and never cuts")
    func padding() {
        #expect("日本".padded(to: 6) == "日本  ")
        #expect("日本".padded(to: 6, alignment: .right) == "  日本")
        #expect("hello".padded(to: 3) == "hello")
    }

    @Test("The tables are in rising order and do not overlap", arguments: [CellWidthTable.zero, CellWidthTable.wide])
    func tableOrder(_ bounds: [UInt32]) {
        let ranges = stride(from: 0, to: bounds.count, by: 2).map { (bounds[$0], bounds[$0 + 1]) }
        #expect(ranges.allSatisfy { $0.0 <= $0.1 })
        #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.1 < $1.0 })
    }

    @Test("Every scalar shown as an emoji by default is two cells wide")
    func emojiAreWide() {
        let narrow = (0x300...0x1FFFF).compactMap(Unicode.Scalar.init)
            .filter { $0.properties.isEmojiPresentation && CellWidth.of($0) != 2 }
        // Emoji younger than the table, if the standard library knows any, are not judged.
        #expect(narrow.filter { ($0.properties.age ?? (99, 0)).major <= 16 } == [])
    }
}
