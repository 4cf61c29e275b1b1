import Testing

@testable import TerminalEditor

/// Candidates come from servers, themes, presets and folders of strangers.
@Suite("The list of candidates")
struct CandidateListTests {
    @Test(
        "What would command the terminal, or make text look like other text, is visible",
        arguments: [
            ("a\u{1B}]0;owned\u{7}", "a^[]0;owned^G"), ("gpt\u{202E}4o", "gpt‹U+202E›4o"),
            ("x\u{9B}31m", "x‹U+009B›31m"),
            ("y\u{E0041}\u{E0042}", "y‹U+E0041›‹U+E0042›"), ("two\nlines", "two⏎lines"), ("tab\tbed", "tab bed"),
            ("back\u{8}space", "back^Hspace"), ("del\u{7F}", "del^?"),
            ("zero\u{2066}width\u{2069}", "zero‹U+2066›width‹U+2069›"),
            ("line\u{2028}separator", "line‹U+2028›separator"), ("ok 漢字 é 👍🏽", "ok 漢字 é 👍🏽"),
        ])
    func harmless(_ name: String, _ shown: String) {
        let texts = CandidateList.lines([.init(name)], columns: 80, limit: 5)
        #expect(texts == [shown])
        let notes = CandidateList.lines([.init("a", note: name)], columns: 80, limit: 5)
        #expect(notes == ["a  " + shown])
    }
}

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
