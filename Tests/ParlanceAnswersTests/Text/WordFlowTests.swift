import TerminalEditor
import Testing

@testable import ParlanceAnswers

@Suite("Flow of words")
struct FlowTests {
    private func lines(_ words: [String], columns: Int, indent: Int = 2, gap: Int = 2) -> [String] {
        WordFlow.lines(words.map { StyledText($0) }, columns: columns, indent: indent, gap: gap).map(\.description)
    }

    @Test("Words fill a line up to its last cell")
    func fill() {
        #expect(lines(["abc", "def", "ghi"], columns: 10) == ["  abc  def", "  ghi"])
        #expect(lines(["abc", "def", "ghi"], columns: 9) == ["  abc", "  def", "  ghi"])
    }

    @Test("A word wider than the line has one to itself")
    func wideWord() {
        #expect(lines(["a", "0123456789", "b", "c"], columns: 8) == ["  a", "  0123456789", "  b  c"])
    }

    @Test("Width is counted in cells, not in characters")
    func cells() {
        #expect(lines(["日本", "語", "x"], columns: 8, indent: 0, gap: 1) == ["日本 語", "x"])
    }

    @Test("Without words there are no lines")
    func nothing() {
        #expect(lines([], columns: 80) == [])
    }

    @Test("Styles stay with their words")
    func styles() {
        let flowed = WordFlow.lines([.accent("a"), .dim("b")], columns: 20, indent: 1, gap: 1)
        #expect(flowed == [" " + .accent("a") + " " + .dim("b")])
    }
}
