import Testing

@testable import TerminalEditor

@Suite("MeterText")
struct MeterTextTests {
    private let meter = MeterText("~15 in · $0.0001 · 12%")

    @Test("The last parts go first, and none is cut")
    func fitting() {
        #expect(meter.fitting(22) == "~15 in · $0.0001 · 12%")
        #expect(meter.fitting(21) == "~15 in · $0.0001")
        #expect(meter.fitting(15) == "~15 in")
        #expect(meter.fitting(5) == "")
        #expect(MeterText("").fitting(80) == "")
        #expect(MeterText("漢字 · 12").fitting(8) == "漢字")
        #expect(MeterText("a\u{1B}b").fitting(80) == "a^[b")
    }

    @Test("The rows that are out of view come first, and go before the first part does")
    func hidden() {
        #expect(meter.telling(above: 12, below: 3, in: 80) == "↑12 ↓3 · ~15 in · $0.0001 · 12%")
        #expect(meter.telling(above: 0, below: 3, in: 20) == "↓3 · ~15 in")
        #expect(meter.telling(above: 12, below: 0, in: 11) == "~15 in")
        #expect(meter.telling(above: 0, below: 0, in: 11) == "~15 in")
        #expect(MeterText("").telling(above: 1, below: 0, in: 11) == "↑1")
        #expect(MeterText("").telling(above: 1, below: 0, in: 1) == "")
    }
}
