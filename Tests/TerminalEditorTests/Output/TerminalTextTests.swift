import Testing

@testable import TerminalEditor

@Suite("What may be written to a terminal")
struct TerminalTextTests {
    @Test("Made of text, it is harmless; of sequences, it is those of the list")
    func making() {
        #expect(TerminalText(cleaning: "a\u{1B}[2J\nb").characters == "a^[[2J\nb")
        #expect(TerminalText(cleaningLine: "a\u{202E}\nb").characters == "a‹U+202E›⏎b")
        #expect(TerminalText([.cursorUp(0), .cursorUp(1), .cursorUp(12)]).characters == "\u{1B}[A\u{1B}[12A")
        #expect(
            [TerminalText(.bell), TerminalText(.lineBreak)].joined(separator: TerminalText(cleaning: ", ")).characters
                == "\u{7}, \n")
    }
}
