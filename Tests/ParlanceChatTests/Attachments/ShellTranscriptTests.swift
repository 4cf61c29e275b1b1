import ChatTestSupport
import TerminalEditor
import Testing

@testable import ParlanceChat

@Suite("What a command writes, on the screen")
struct ShellTranscriptTests {
    private let recorder = OutputRecorder()

    private func show(_ chunks: String..., isTerminal: Bool = true) -> [Substring] {
        let screen = ShellTranscript(.make(for: recorder, isTerminal: isTerminal))
        for chunk in chunks { screen.append(Array(chunk.utf8)[...]) }
        screen.finish()
        return recorder.text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test("A little is shown whole, each line when it ends")
    func little() {
        let screen = ShellTranscript(.make(for: recorder))
        screen.append(Array("one\ntw".utf8)[...])
        #expect(recorder.text == "one\n")
        screen.append(Array("o\n\nend".utf8)[...])
        screen.finish()
        #expect(recorder.text == "one\ntwo\n\nend\n")
    }

    @Test("Of much, a screenful is shown: its beginning, how much is passed over, and its end")
    func much() {
        let lines = show((1...100_000).map { "\($0)\n" }.joined())
        #expect(lines.count < TerminalCapabilities.defaultRows)
        #expect(lines.prefix(12) == (1...12).map { "\($0)" }[...])
        #expect(lines[12] == "… 99,982 lines …")
        #expect(lines.suffix(7) == ["99995", "99996", "99997", "99998", "99999", "100000", ""])
    }

    @Test("A line without an end takes a few rows")
    func endless() {
        let lines = show(String(repeating: "x", count: 60_000), String(repeating: "x", count: 60_000))
        #expect(lines.map(\.count) == [240, 0])
    }

    @Test("What it writes is obeyed by no terminal")
    func harmless() {
        #expect(show("\u{1B}[2J") == ["^[[2J", ""])
    }
}
