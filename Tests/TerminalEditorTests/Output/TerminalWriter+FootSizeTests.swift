import TerminalTestSupport
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("The foot while the window changes")
struct TerminalWriterFootSizeTests {
    /// A terminal, and a writer that believes something of it.
    private func make(columns: Int = 40, rows: Int = 10, believesRewrapping: Bool) -> (ScreenRecorder, TerminalWriter) {
        let screen = ScreenRecorder(columns: columns, rows: rows)
        let writer = TerminalWriter(
            capabilities: TerminalCapabilities(
                isTerminal: true, rewraps: believesRewrapping, columns: { screen.screen.columns },
                rows: { screen.screen.rows }),
            sink: screen.show)
        return (screen, writer)
    }

    private func change(_ screen: ScreenRecorder, to columns: Int, rows: Int = 10, rewraps: Bool) {
        if rewraps { screen.rewrap(columns: columns, rows: rows) } else { screen.resize(columns: columns, rows: rows) }
    }

    private func adopt(_ writer: TerminalWriter, _ screen: ScreenRecorder) {
        let cursor = screen.screen.cursor
        let asks = writer.needsCursorReport()
        writer.adoptSize(asks ? FootCell(row: cursor.row, column: cursor.column) : nil)
    }

    @Test(
        "A mouse drags the edge: one copy of each row, and the line above stays",
        arguments: [true, false], [1, 3, 7])
    func drag(rewraps: Bool, step: Int) {
        let (screen, writer) = make(believesRewrapping: rewraps)
        let foot = TestFoot("UNIQUEDRAFT", count: "~15 in", rows: [StyledText(String(repeating: "=", count: 39))])
        writer.write("above")
        writer.showFoot(foot, rest: .inFoot)
        for columns in Array(stride(from: 40, through: 19, by: -step)) + Array(stride(from: 19, through: 40, by: step))
        {
            change(screen, to: columns, rewraps: rewraps)
            adopt(writer, screen)
            #expect(
                screen.transcript
                    == (["above"] + foot.shown(columns: columns, rows: 10, rest: .inFoot)).joined(separator: "\n"))
        }
    }

    @Test("Sizes that come faster than they are adopted", arguments: [true, false])
    func coalesced(rewraps: Bool) {
        let (screen, writer) = make(believesRewrapping: rewraps)
        let foot = TestFoot("UNIQUEDRAFT", count: "~15 in", rows: [StyledText(String(repeating: "=", count: 39))])
        writer.write("above")
        writer.showFoot(foot, rest: .inFoot)
        for columns in [37, 34, 31, 34, 25] { change(screen, to: columns, rewraps: rewraps) }
        // Nothing is drawn before the editor says so.
        let writes = screen.writes
        writer.showFoot(TestFoot("other"), rest: .inFoot)
        writer.showStatus("tick", owner: writer.beginStatus())
        #expect(screen.writes == writes)
        writer.showFoot(foot, rest: .inFoot)
        adopt(writer, screen)
        let rows = foot.shown(columns: 25, rows: 10, status: ["tick"], rest: .inFoot)
        #expect(screen.transcript == (["above"] + rows).joined(separator: "\n"))
    }

    @Test("The column of the cursor tells a terminal that is not what its name says", arguments: [true, false])
    func learned(rewraps: Bool) {
        let (screen, writer) = make(believesRewrapping: !rewraps)
        let foot = TestFoot("a draft of thirty-three cells ...", rows: [StyledText(String(repeating: "=", count: 39))])
        writer.write("above")
        writer.showFoot(foot, rest: .inFoot)
        change(screen, to: 25, rewraps: rewraps)
        #expect(writer.needsCursorReport())
        adopt(writer, screen)
        #expect(screen.transcript.split(separator: "\n").first == "above")
        #expect(screen.transcript.split(separator: "=", omittingEmptySubsequences: true).count == 2)
        // From now on it is known, also where the column tells nothing.
        let short = TestFoot("short", rows: [StyledText(String(repeating: "=", count: 24))])
        writer.showFoot(short, rest: .inFoot)
        change(screen, to: 20, rewraps: rewraps)
        #expect(!writer.needsCursorReport())
        adopt(writer, screen)
        #expect(
            screen.transcript == (["above"] + short.shown(columns: 20, rows: 10, rest: .inFoot)).joined(separator: "\n")
        )
    }

    @Test("Text that comes before a size is adopted takes the place of the whole foot", arguments: [true, false])
    func text(rewraps: Bool) {
        let (screen, writer) = make(believesRewrapping: rewraps)
        writer.write("above")
        writer.showFoot(TestFoot("draft", rows: [StyledText(String(repeating: "=", count: 39))]), rest: .inFoot)
        change(screen, to: 20, rewraps: rewraps)
        writer.write("a line")
        #expect(screen.transcript == "above\na line\n==================…\n› draft")
    }

    @Test("Lower and higher again: one copy", arguments: [true, false])
    func heights(rewraps: Bool) {
        let (screen, writer) = make(rows: 24, believesRewrapping: rewraps)
        let foot = TestFoot("UNIQUEDRAFT", rows: ["a", "b", "c"])
        writer.write("above")
        writer.showFoot(foot, rest: .inFoot)
        for rows in [12, 6, 24] {
            change(screen, to: 40, rows: rows, rewraps: rewraps)
            adopt(writer, screen)
            #expect(screen.transcript == "above\na\nb\nc\n› UNIQUEDRAFT")
        }
    }

    @Test("A row that a new size has just filled keeps its last sign when the answer ends")
    func fullRow() {
        let (screen, writer) = make(columns: 20, believesRewrapping: true)
        writer.showFoot(TestFoot("draft"), rest: .atText)
        writer.stream("0123456789")
        change(screen, to: 10, rewraps: true)
        writer.endAnswer()
        writer.write(StyledText(), foot: nil, rest: .atText)
        #expect(screen.text.hasPrefix("0123456789\n"))
        writer.ensureLineStart()
        #expect(screen.transcript == "0123456789")
    }

    @Test("While an answer streams, the draft below it stays one", arguments: [1, 3, 7])
    func streaming(step: Int) {
        let (screen, writer) = make(believesRewrapping: true)
        let foot = TestFoot("UNIQUEDRAFT", count: "~15 in")
        let owner = writer.beginStatus()
        writer.showFoot(foot, rest: .atText)
        writer.showStatus(StyledText(String(repeating: "=", count: 38)), owner: owner)
        var answer = ""
        for columns in stride(from: 40 - step, through: 19, by: -step) {
            change(screen, to: columns, rewraps: true)
            writer.adoptSize(nil)
            writer.stream("word ")
            answer += "word "
            writer.showFoot(foot, rest: .atText)
            let status = StyledText(String(repeating: "=", count: 38))
            // For a moment after each step, rows leave room for the next one.
            let rows = foot.shown(columns: columns * 3 / 4, rows: 10, status: [status], rest: .atText)
            #expect(screen.text.hasSuffix(rows.joined(separator: "\n")))
        }
        writer.endAnswer()
        writer.endStatus(owner: owner)
        writer.showFoot(foot, rest: .inFoot)
        #expect(screen.transcript.split(separator: "\n").first == Substring(answer.dropLast()))
        #expect(screen.transcript.components(of: "UNIQUEDRAFT") == 1)
    }
}

extension String {
    /// How often a text stands in this one.
    fileprivate func components(of text: String) -> Int {
        var (count, rest) = (0, self[...])
        while let range = rest.firstRange(of: text) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
