import TerminalEditor
import Testing

@testable import ParlanceAnswers

@Suite("A record of what is written")
struct TextRecordTests {
    private func rows(columns: Int = 20, _ write: (TextRecord) -> Void) -> [StyledText] {
        let record = TextRecord(for: TerminalCapabilities(isTerminal: true, columns: { columns }))
        write(record)
        return record.rows
    }

    @Test("Lines keep their roles; empty ones at the ends are none")
    func lines() {
        #expect(rows { _ in } == [])
        #expect(rows { $0.write() } == [])
        #expect(
            rows {
                $0.write()
                $0.write(.dim("a") + "b")
                $0.write()
                $0.write("c", terminator: "")
                $0.write(" d")
                $0.write()
            } == [.dim("a") + "b", "", "c d"])
    }

    @Test("A line that was begun is ended once")
    func lineStart() {
        #expect(
            rows {
                $0.ensureLineStart()
                $0.write("a", terminator: "")
                $0.ensureLineStart()
                $0.ensureLineStart()
                $0.write("b")
            } == ["a", "b"])
    }

    @Test("No row is wider than the place, wherever it has to be broken")
    func wide() {
        #expect(rows(columns: 8) { $0.say("one two three") } == ["one two", "three"])
        #expect(rows(columns: 4) { $0.write("abcdefghij") } == ["abcd", "efgh", "ij"])
        #expect(rows(columns: 5) { $0.write("日本語です") } == ["日本", "語で", "す"])
        #expect(rows(columns: 3) { $0.write(.code("ab") + .dim("cd")) } == [.code("ab") + .dim("c"), .dim("d")])
        #expect(rows(columns: 1) { $0.write("日") } == ["日"])
    }
}
