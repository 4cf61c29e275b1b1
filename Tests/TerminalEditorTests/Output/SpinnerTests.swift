import TestSupport
import Testing

@testable import TerminalEditor

@Suite("Spinner", .timeLimit(.minutes(10)))
struct SpinnerTests {
    let recorder = OutputRecorder()
    let clock = ManualClock()

    @Test("It appears after a delay, turns ten times a second and leaves nothing behind")
    func life() async {
        let writer = TerminalWriter.make(for: recorder, colorDepth: .none)
        let spinner = Spinner("waiting for gpt-4o…", on: writer, clock: clock)
        await clock.advance(by: .milliseconds(149))
        await clock.sleeper()
        #expect(recorder.writes == [])
        await clock.advance(by: .milliseconds(1))
        await clock.advance(by: .milliseconds(100))
        await clock.advance(by: .milliseconds(750))
        await clock.sleeper()
        spinner.stop()
        writer.stream("Hello")
        #expect(
            recorder.writes == [
                .drawn("⠋ waiting for gpt-4o…"), .changed("⠙", at: 1), .changed("\u{1B}[2G⠹\u{1B}[24G1 s"), .erased,
                "Hello",
            ])
    }

    @Test("A quick answer shows nothing at all")
    func quickAnswer() async {
        let writer = TerminalWriter.make(for: recorder)
        let spinner = Spinner("waiting", on: writer, clock: clock)
        await clock.advance(by: .milliseconds(100))
        spinner.stop()
        spinner.stop()
        #expect(recorder.writes == [])
    }

    @Test("It stops when nobody holds it any more")
    func letGo() async {
        let writer = TerminalWriter.make(for: recorder, colorDepth: .none)
        var spinner: Spinner? = Spinner("waiting", on: writer, clock: clock)
        await clock.advance(by: .milliseconds(150))
        await clock.sleeper()
        #expect(spinner != nil)
        spinner = nil
        #expect(recorder.writes == [.drawn("⠋ waiting"), .erased])
    }

    @Test("Text written meanwhile stays above it")
    func textMeanwhile() async {
        let writer = TerminalWriter.make(for: recorder, colorDepth: .none)
        let spinner = Spinner("waiting", on: writer, clock: clock)
        await clock.advance(by: .milliseconds(150))
        await clock.sleeper()
        writer.write("retrying")
        await clock.advance(by: .milliseconds(100))
        await clock.sleeper()
        spinner.stop()
        #expect(
            recorder.writes == [
                .drawn("⠋ waiting"), .written("retrying\n"), .changed("⠙", at: 1), .erased,
            ])
    }

    @Test("Where the cursor cannot be moved it shows nothing", arguments: [false, true])
    func noCursor(isTerminal: Bool) {
        let writer = TerminalWriter.make(for: recorder, isTerminal: isTerminal, movesCursor: false)
        let owner = writer.beginStatus()
        writer.showStatus("busy", owner: owner)
        Spinner("waiting", on: writer, clock: clock).stop()
        #expect(recorder.writes == [])
    }

    @Test("A frame fits the line, keeps the time and hides no control")
    func frame() {
        func frame(_ label: StyledText, seconds: Int = 0, number: Int = 0, isUTF8: Bool = true, cells: Int) -> String {
            SpinnerFrame(number: number, label: label, elapsed: .seconds(seconds), isUTF8: isUTF8)
                .text(cells: cells).description
        }
        #expect(frame("waiting for 日本語", seconds: 3, cells: 39) == "⠋ waiting for 日本語 3 s")
        #expect(frame("waiting for 日本語", seconds: 3, cells: 20) == "⠋ waiting for … 3 s")
        #expect(frame("waiting for 日本語", seconds: 3, cells: 21) == "⠋ waiting for 日… 3 s")
        #expect(frame("a\u{1B}[2J\nb", cells: 39) == "⠋ a^[[2J⏎b")
        #expect(frame("waiting", seconds: 75, number: 13, cells: 39) == "⠸ waiting 75 s")
        #expect(
            (0...4).map { frame("x", number: $0, isUTF8: false, cells: 8) } == ["| x", "/ x", "- x", "\\ x", "| x"])
        for cells in 0...30 {
            #expect(frame("waiting for 日本語", seconds: 3, cells: cells).cellWidth <= cells)
        }
    }
}
