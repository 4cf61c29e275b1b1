import TerminalTestSupport
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("TerminalWriter and signals")
struct TerminalWriterSignalsTests {
    private let recorder = ScreenRecorder(columns: 20, rows: 5)

    @Test("A stop erases the status and ends the line; the status comes back once the process has gone on")
    func stop() {
        let writer = recorder.writer()
        let owner = writer.beginStatus()
        writer.stream("Once upon")
        writer.showStatus("status", owner: owner)
        writer.handle(.stop)
        #expect(recorder.screen.text == "Once upon")
        #expect(recorder.screen.cursor.row == 1 && recorder.screen.cursor.column == 0)
        writer.showStatus("status 2", owner: owner)
        #expect(recorder.screen.text == "Once upon")
        writer.handle(.continued)
        writer.showStatus("status 3", owner: owner)
        #expect(recorder.screen.text == "Once upon\n status 3")
        writer.stream(" a time")
        #expect(recorder.screen.text == "Once upon\n a time\n status 3")
    }

    @Test("Several rows go, too, and colours are the terminal's own afterwards")
    func rows() {
        let output = OutputRecorder()
        let writer = TerminalWriter.make(for: output)
        let owner = writer.beginStatus()
        writer.stream("red", role: .error)
        writer.showStatus(["one", "two"], owner: owner)
        writer.handle(.stop)
        #expect(output.writes.suffix(2) == [.erasedBelow, "\u{1B}[0m\n"])
    }

    @Test("After a signal that ends the process nothing is written any more")
    func end() {
        let writer = recorder.writer()
        let owner = writer.beginStatus()
        writer.showStatus("status", owner: owner)
        writer.handle(.terminate)
        writer.showStatus("status", owner: owner)
        writer.write("late")
        #expect(recorder.screen.text == "")
    }
}
