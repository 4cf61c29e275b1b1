import Testing

@testable import TerminalEditor

@Suite("ShownMeter")
struct ShownMeterTests {
    init() { #expect(EditlineReader.setsUTF8Locale) }

    @Test("It ends before the last column, two cells behind the draft or not at all")
    func place() {
        #expect(ShownMeter("12 tok", columns: 20, rowEnd: 11)?.column == 13)
        #expect(ShownMeter("12 tok", columns: 20, rowEnd: 12) == nil)
        #expect(ShownMeter("漢字", columns: 20, rowEnd: 0)?.column == 15)
        #expect(ShownMeter("", columns: 20, rowEnd: 0) == nil)
        #expect(ShownMeter("12 tok", columns: 5, rowEnd: 0) == nil)
    }

    @Test("Where there is no room for all parts the last ones give way, whole")
    func parts() {
        let meter = "11 in · 2 % · $0.01"
        #expect(ShownMeter(fitting: meter, columns: 40, rowEnd: 18) == ShownMeter(meter, columns: 40, rowEnd: 18))
        #expect(
            ShownMeter(fitting: meter, columns: 40, rowEnd: 19) == ShownMeter("11 in · 2 %", columns: 40, rowEnd: 0))
        #expect(ShownMeter(fitting: meter, columns: 40, rowEnd: 30) == ShownMeter("11 in", columns: 40, rowEnd: 0))
        #expect(ShownMeter(fitting: meter, columns: 40, rowEnd: 33) == nil)
        #expect(ShownMeter(fitting: "", columns: 40, rowEnd: 0) == nil)
    }

    @Test(
        "Only the cells that differ are written",
        arguments: [
            (nil, "9 tok", "\u{1B}[15G9 tok"), ("9 tok", "9 tok", ""), ("9 tok", "8 tok", "\u{1B}[15G8"),
            ("9 tok", "10 tok", "\u{1B}[14G10"), ("10 tok", "9 tok", "\u{1B}[14G 9"),
            ("1 漢 2", "1 字 2", "\u{1B}[16G字"), ("1 漢 2", "1 ab 2", "\u{1B}[16Gab"), ("漢", "a", "\u{1B}[18G a"),
        ] as [(String?, String, String)])
    func drawing(_ old: String?, _ new: String, _ written: String) throws {
        let old = old.flatMap { ShownMeter($0, columns: 20, rowEnd: 0) }
        let new = try #require(ShownMeter(new, columns: 20, rowEnd: 0))
        let expected = written.isEmpty ? "" : "\u{1B}7" + written + "\u{1B}8"
        #expect(new.drawing(over: old, rowsAbove: 0, isDim: false).characters == expected)
    }

    @Test("From the rows below, and dim")
    func rowsAbove() throws {
        let meter = try #require(ShownMeter("9 tok", columns: 20, rowEnd: 0))
        let drawing = meter.drawing(over: nil, rowsAbove: 2, isDim: true).characters
        #expect(drawing == "\u{1B}7\u{1B}[2A\u{1B}[15G\u{1B}[2m9 tok\u{1B}[0m\u{1B}8")
        #expect(meter.erasing(rowsAbove: 2).characters == "\u{1B}7\u{1B}[2A\u{1B}[15G\u{1B}[K\u{1B}8")
    }
}
