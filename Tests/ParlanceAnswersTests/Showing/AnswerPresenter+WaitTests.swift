import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceAnswers
@testable import ParlanceConversations

@Suite("Waits before an answer", .timeLimit(.minutes(10)))
struct AnswerPresenterWaitTests {
    private let clock = ManualClock()
    private let recorder = OutputRecorder()
    private let notices = OutputRecorder()

    private func presenter(movesCursor: Bool = true) -> AnswerPresenter {
        let presenter = AnswerPresenter(
            writer: .make(for: recorder, isTerminal: movesCursor, movesCursor: movesCursor, columns: 70),
            notices: movesCursor ? nil : .make(for: notices, isTerminal: true, columns: 70),
            display: AnswerDisplay(), clock: clock)
        presenter.begin(Session.make().turn(for: "Hello"), since: .zero, on: .frozen)
        return presenter
    }

    private func lines(_ recorder: OutputRecorder, after time: Duration) async -> [String] {
        await clock.advance(by: time)
        await clock.sleeper()
        return lines(recorder)
    }

    private func lines(_ recorder: OutputRecorder) -> [String] {
        var screen = VirtualScreen(columns: 70, rows: 6)
        screen.feed(recorder.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        return screen.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private let retry = StreamEvent.retrying(
        RetryNotice(
            number: 1, limit: 2, delay: .seconds(3),
            error: GatewayError(.rateLimited, "OpenAI is rate-limiting requests (429).")))

    private let fallback = StreamEvent.fallback(
        FallbackNotice(from: .gpt4o, to: .mistralLarge, error: GatewayError(.providerFailure, "OpenAI failed (503).")))

    @Test("The wait is counted down in the place of the spinner, and leaves no trace")
    func countdown() async {
        let presenter = presenter()
        presenter.show(retry)
        #expect(
            await lines(recorder, after: .milliseconds(100)) == [
                " rate limited; retrying in 3 s (1 of 2), Ctrl-C stops"
            ])
        #expect(
            await lines(recorder, after: .milliseconds(1900)) == [
                " rate limited; retrying in 1 s (1 of 2), Ctrl-C stops"
            ])
        #expect(await lines(recorder, after: .seconds(1)) == [" retrying (1 of 2), Ctrl-C stops"])
        presenter.show(.text("Hi."))
        presenter.end()
        #expect(lines(recorder) == ["Hi."])
    }

    @Test("That another model is asked stays on the screen, and the spinner waits for that one")
    func switched() async {
        let presenter = presenter()
        presenter.show(fallback)
        #expect(
            await lines(recorder, after: .milliseconds(150)) == [
                "OpenAI failed (503). Asking mistral:mistral-large-latest instead.",
                " ⠋ waiting for mistral-large-latest",
            ])
        presenter.show(.text("Hi."))
        presenter.end()
        #expect(lines(recorder) == ["OpenAI failed (503). Asking mistral:mistral-large-latest instead.", "Hi."])
    }

    @Test("Where the answer goes to a file, the terminal beside it has the wait and the sentence")
    func piped() async {
        let presenter = presenter(movesCursor: false)
        presenter.show(retry)
        #expect(
            await lines(notices, after: .milliseconds(100)) == [" rate limited; retrying in 3 s (1 of 2), Ctrl-C stops"]
        )
        presenter.show(fallback)
        presenter.show(.text("Hi."))
        presenter.end()
        #expect(lines(notices) == ["OpenAI failed (503). Asking mistral:mistral-large-latest instead."])
        #expect(recorder.text == "Hi.\n")
    }
}
