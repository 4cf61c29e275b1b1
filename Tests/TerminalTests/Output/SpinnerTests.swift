import Testing

@testable import Terminal

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
                "\r⠋ waiting for gpt-4o…\u{1B}[K", "\r⠙ waiting for gpt-4o…\u{1B}[K",
                "\r⠹ waiting for gpt-4o… 1 s\u{1B}[K", "\r\u{1B}[K", "Hello",
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
        #expect(recorder.writes == ["\r⠋ waiting\u{1B}[K", "\r\u{1B}[K"])
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
                "\r⠋ waiting\u{1B}[K", "\r\u{1B}[Kretrying\n", "\r⠙ waiting\u{1B}[K", "\r\u{1B}[K",
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
        func frame(_ label: StyledText, seconds: Int = 0, number: Int = 0, isUTF8: Bool = true, columns: Int) -> String
        {
            SpinnerFrame(number: number, label: label, elapsed: .seconds(seconds), isUTF8: isUTF8)
                .text(columns: columns).description
        }
        #expect(frame("waiting for 日本語", seconds: 3, columns: 40) == "⠋ waiting for 日本語 3 s")
        #expect(frame("waiting for 日本語", seconds: 3, columns: 21) == "⠋ waiting for … 3 s")
        #expect(frame("waiting for 日本語", seconds: 3, columns: 22) == "⠋ waiting for 日… 3 s")
        #expect(frame("a\u{1B}[2J\nb", columns: 40) == "⠋ a^[[2J⏎b")
        #expect(frame("waiting", seconds: 75, number: 13, columns: 40) == "⠸ waiting 75 s")
        #expect(
            (0...4).map { frame("x", number: $0, isUTF8: false, columns: 9) } == ["| x", "/ x", "- x", "\\ x", "| x"])
        for columns in 0...30 {
            #expect(frame("waiting for 日本語", seconds: 3, columns: columns).cellWidth <= max(0, columns - 1))
        }
    }
}
