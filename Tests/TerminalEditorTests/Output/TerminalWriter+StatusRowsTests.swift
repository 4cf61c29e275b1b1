import TerminalTestSupport
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("A status of several rows")
struct TerminalWriterStatusRowsTests {
    @Test("It is drawn below the text, changes with the lines above it, and goes without a trace")
    func life() {
        let screen = ScreenRecorder(columns: 20, rows: 6)
        let writer = screen.writer()
        let owner = writer.beginStatus()
        writer.write("text")
        writer.showStatus(["one", "two"], owner: owner)
        #expect(screen.text == "text\n one\n two")
        writer.showStatus(["two", "three", "four"], after: [" one", " more"], owner: owner)
        #expect(screen.text == "text\n one\n more\n two\n three\n four")
        writer.write("note")
        #expect(screen.text == " one\n more\nnote\n two\n three\n four")
        writer.endStatus(owner: owner)
        #expect(screen.transcript == "text\n one\n more\nnote")
    }

    @Test("At the bottom of the screen it makes room for itself once")
    func bottom() {
        let screen = ScreenRecorder(columns: 20, rows: 4)
        let writer = screen.writer()
        let owner = writer.beginStatus()
        for number in 1...6 { writer.write("\(number)") }
        writer.showStatus(["a", "b", "c"], owner: owner)
        writer.showStatus(["a", "b", "d"], owner: owner)
        #expect(screen.text == "6\n a\n b\n d")
        writer.showStatus(["e"], after: ["7"], owner: owner)
        #expect(screen.transcript == "1\n2\n3\n4\n5\n6\n7\n e")
    }

    @Test("Within a line it stands below the row of the text")
    func below() {
        let screen = ScreenRecorder(columns: 20, rows: 4)
        let writer = screen.writer()
        let owner = writer.beginStatus()
        writer.stream("an answer")
        writer.showStatus(["a", "b"], owner: owner)
        writer.stream(" goes on")
        #expect(screen.text == "an answer goes on\n a\n b")
        writer.endStatus(owner: owner)
        #expect(screen.transcript == "an answer goes on")
    }

    @Test("What does not fit the screen is not shown, and a narrower window leaves nothing")
    func sizes() {
        let screen = ScreenRecorder(columns: 20, rows: 4)
        let writer = screen.writer()
        let owner = writer.beginStatus()
        writer.showStatus(["a", "b", "c", "d"], owner: owner)
        #expect(screen.text == "")
        writer.showStatus(["0123456789", "b"], owner: owner)
        screen.rewrap(columns: 8, rows: 4)
        writer.showStatus(["0", "b"], owner: owner)
        #expect(screen.text == " 0\n b")
        writer.endStatus(owner: owner)
        #expect(screen.transcript == "")
    }

    @Test("A past owner writes its lines, but shows nothing")
    func past() {
        let screen = ScreenRecorder(columns: 20, rows: 4)
        let writer = screen.writer()
        let first = writer.beginStatus()
        let second = writer.beginStatus()
        writer.showStatus(["mine"], owner: second)
        writer.showStatus(["late"], after: ["line"], owner: first)
        #expect(screen.text == "line\n mine")
    }
}
