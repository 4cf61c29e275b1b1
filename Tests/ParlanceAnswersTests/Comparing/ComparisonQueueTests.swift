import ChatTestSupport
import GatewayCore
import Synchronization
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceAnswers
@testable import ParlanceConversations

@Suite("Answers one after another")
struct ComparisonQueueTests {
    private let recorder = OutputRecorder()
    private let now = Time()

    private final class Time: Sendable {
        private let time = Mutex(Duration.zero)

        var reading: Duration { time.withLock { $0 } }

        func advance(by duration: Duration) { time.withLock { $0 += duration } }
    }

    private func queue(isTerminal: Bool = false) -> (queue: ComparisonQueue, views: [any AnswerView]) {
        let session = Session.make()
        var turns = [
            session.turn(for: "Hello"), session.turn(for: "Hello", of: ScriptedGateway.make(.mistralLarge)),
        ]
        turns[0].number = 1
        turns[1].number = 2
        let writer = TerminalWriter.make(for: recorder, isTerminal: isTerminal)
        let stopwatch = Stopwatch { [now] in now.reading }
        let queue = ComparisonQueue(
            turns, answers: writer, notices: writer, display: AnswerDisplay(), catalog: ServedCatalog([]),
            stopwatch: stopwatch)
        let views = turns.indices.map { queue.view(of: $0) }
        for (turn, view) in zip(turns, views) { view.begin(turn, since: .zero, on: stopwatch) }
        return (queue, views)
    }

    @Test("The first is shown as it comes, the second as far as it has come when the first has ended")
    func order() {
        let (queue, views) = queue()
        views[0].show(.text("On"))
        #expect(recorder.text == "")
        queue.begin()
        #expect(recorder.text == "Turn 1 · openai:gpt-4o\nOn")
        views[1].show(.text("Un"))
        views[0].show(.text("e"))
        #expect(recorder.text == "Turn 1 · openai:gpt-4o\nOne")
        views[0].end()
        queue.say(["8 in"], about: 0)
        queue.finish(0, "done")
        let first = "Turn 1 · openai:gpt-4o\nOne\n8 in\n\n"
        #expect(recorder.text == first + "Turn 2 · mistral:mistral-large-latest\nUn")
        views[1].show(.text(", deux"))
        views[1].end()
        queue.finish(1, "done")
        queue.begin()
        #expect(recorder.text == first + "Turn 2 · mistral:mistral-large-latest\nUn, deux\n\n")
    }

    @Test("What waited is shown with the time at which it came")
    func times() {
        let (queue, views) = queue(isTerminal: true)
        queue.begin()
        now.advance(by: .seconds(1))
        views[1].show(.reasoning("Hm."))
        now.advance(by: .seconds(2))
        views[1].show(.text("Oui."))
        now.advance(by: .seconds(20))
        views[1].end()
        views[0].end()
        queue.finish(1, "done")
        queue.finish(0, "done")
        #expect(recorder.text.contains("Thought for 2.0 s, 3 tokens."), "\(recorder.text)")
    }
}
