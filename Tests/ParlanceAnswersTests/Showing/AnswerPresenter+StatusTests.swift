import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceAnswers
@testable import ParlanceConversations

@Suite("The status below an answer", .timeLimit(.minutes(10)))
struct AnswerPresenterStatusTests {
    private let clock = ManualClock()
    private let recorder = OutputRecorder()

    private func presenter(columns: Int = 60, movesCursor: Bool = true) -> AnswerPresenter {
        let presenter = AnswerPresenter(
            writer: .make(for: recorder, isTerminal: true, movesCursor: movesCursor, columns: columns),
            display: AnswerDisplay(showsReasoning: true), model: .make(), clock: clock)
        let stopwatch = Stopwatch { [clock] in clock.now.offset }
        presenter.begin(Session.make().turn(for: "Hello"), since: .zero, on: stopwatch)
        return presenter
    }

    /// What stands on a screen after a time.
    private func lines(after time: Duration, columns: Int = 60) async -> [String] {
        await clock.advance(by: time)
        await clock.sleeper()
        return lines(columns: columns)
    }

    private func lines(columns: Int = 60) -> [String] {
        var screen = VirtualScreen(columns: columns, rows: 6)
        // As the terminal driver passes line feeds on.
        screen.feed(recorder.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        #expect(screen.unknown == [])
        return screen.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("The spinner gives way to the text and the numbers below it, and these to nothing")
    func life() async {
        let presenter = presenter()
        #expect(await lines(after: .milliseconds(150)) == [" ⠋ waiting for gpt-4o"])
        #expect(await lines(after: .milliseconds(850)) == [" ⠙ waiting for gpt-4o 1 s"])
        presenter.show(.reasoning("Hm."))
        #expect(lines() == ["Hm."])
        #expect(
            await lines(after: .milliseconds(100)) == ["Hm.", " 2 tokens · 10 t/s · first 1.0 s · 1.1 s · $0.000040"])
        presenter.show(.text("Hi"))
        presenter.show(.text(" there"))
        let old = ["Hm.", "", "Hi", " 2 tokens · 10 t/s · first 1.0 s · 1.1 s · $0.000040"]
        #expect(lines() == old)
        #expect(
            await lines(after: .milliseconds(900))
                == ["Hm.", "", "Hi", " 4 tokens · 3 t/s · first 1.0 s · 2.0 s · $0.000060"])
        presenter.show(.text(" now.\n"))
        presenter.end()
        #expect(lines() == ["Hm.", "", "Hi there now."])
    }

    @Test("Handed over, the text stands with the mark in it, and the spinner and the numbers are the next model's")
    func handOver() async {
        let presenter = presenter()
        presenter.show(.text("One two thr"))
        #expect(lines() == ["One two"])
        presenter.pause()
        presenter.resume(after: "— M continues —")
        presenter.begin(
            Session.make(gateway: .make(.mistralLarge)).turn(for: "Hello"), since: clock.now.offset,
            on: Stopwatch { [clock] in clock.now.offset })
        #expect(lines() == ["One two"])
        #expect(await lines(after: .milliseconds(150)) == ["One two", " ⠋ waiting for mistral-large-latest"])
        presenter.show(.text("ee, f"))
        presenter.show(.text("our"))
        #expect(lines() == ["One two three,", "— M continues —"])
        #expect(
            await lines(after: .milliseconds(100)).last?.hasPrefix(" 3 tokens · ") == true, "\(lines())")
        presenter.end()
        #expect(lines() == ["One two three,", "— M continues —", "four"])
    }

    @Test("A narrow terminal shows the most important numbers")
    func narrow() async {
        let presenter = presenter(columns: 40)
        presenter.show(.text("Hi there you"))
        #expect(
            await lines(after: .seconds(1), columns: 40) == ["Hi there", " 3 tokens · 2 t/s · 1.0 s · $0.000050"])
        presenter.end()
    }

    @Test("It is drawn at most ten times a second, however many pieces come")
    func rate() async {
        let presenter = presenter()
        presenter.show(.text("Go on a"))
        _ = await lines(after: .milliseconds(100))
        let before = recorder.text.utf8.count
        for _ in 0..<20 { presenter.show(.text(" a")) }
        #expect(recorder.text.utf8.count == before + 40)
        presenter.end()
    }

    @Test("Where the cursor cannot be moved there is nothing but the answer")
    func plain() async {
        let presenter = presenter(movesCursor: false)
        presenter.show(.text("Hi"))
        presenter.end()
        #expect(recorder.text == "Hi\n")
    }
}
