import ChatTestSupport
import Foundation
import GatewayCore
import GatewayJSON
import Synchronization
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceAnswers
@testable import ParlanceConversations

@Suite("Running a turn")
struct TurnRunnerTests {
    private let folder: TemporaryDirectory
    private let store: SessionStore
    private let screen = OutputRecorder()

    init() throws {
        folder = try TemporaryDirectory()
        store = .make(in: folder)
    }

    /// Runs the first turn of a session of a script.
    private func run(
        _ steps: [ScriptedGateway.Step], settings: SessionSettings = .make(), isStreaming: Bool = true
    ) async -> Answer {
        var session = Session.make(gateway: .make(answers: [steps]), settings: settings, store: store)
        return await runner(isStreaming: isStreaming).run(session.begin("Hello").turn)
    }

    private func runner(isStreaming: Bool = true) -> TurnRunner {
        TurnRunner(
            view: AnswerPresenter(writer: .make(for: screen), display: AnswerDisplay(showsReasoning: true)),
            isStreaming: isStreaming,
            stopwatch: .frozen)
    }

    private var written: [JSONValue] {
        get throws { try store.files.first.map(journalLines)?.dropFirst(3).map { $0 } ?? [] }
    }

    private static let events: [ScriptedGateway.Step] =
        [.event(.metadata(["id": "1"])), .event(.reasoning("Let me ")), .event(.reasoning("think."))]
        + .answer("Hi ", "there.", usage: .make(3, 2))

    @Test("The answer is made of all events, and shown")
    func whole() async {
        let answer = await run(Self.events)
        #expect(answer == .make("Hi there.", reasoning: "Let me think.", usage: .make(3, 2)).countedExactly(8, 7))
        #expect(screen.text == "Let me think.\n\nHi there.\n")
    }

    @Test("Text that turns out to be reasoning is set apart on the screen, in the answer and in the journal")
    func textWasReasoning() async throws {
        let answer = await run([
            .event(.text("hm")), .event(.text("m")), .event(.textWasReasoning), .event(.text("Hi")),
            .event(.finish(FinishReason(.stop))),
        ])
        #expect(answer.text == "Hi")
        #expect(answer.reasoning == "hmm")
        #expect(screen.text == "hmm\n\nHi\n")
        #expect(try written[2] == ["type": "reasoned", "turn": 1, "bytes": 3])
        let path = try #require(store.files.first)
        let read = JournalReader(try Array(Data(contentsOf: URL(filePath: path)))).conversation.turns.first?.answer
        #expect(read?.text == "Hi")
        #expect(read?.reasoning == "hmm")
    }

    @Test("Every piece is in the journal before the next one comes")
    func journal() async throws {
        let path = Mutex<[Int]>([])
        let store = store
        let count: @Sendable () -> Void = {
            let lines = store.files.first.flatMap { try? journalLines($0) } ?? []
            path.withLock { $0.append(lines.count - 3) }
        }
        _ = await run([
            .call(count), .event(.text("One, ")), .call(count), .event(.text("two, ")), .call(count),
            .event(.text("three.")), .call(count),
        ])
        #expect(path.withLock { $0 } == [0, 1, 2, 3])
        #expect(
            try written
                == ["One, ", "two, ", "three."].map {
                    [
                        "type": "text", "turn": 1, "ms": 0, "text": .string($0),
                    ]
                })
    }

    @Test("Every piece is on the screen before the next one comes")
    func screen() async {
        let seen = Mutex<[String]>([])
        let screen = screen
        let look: @Sendable () -> Void = { seen.withLock { $0.append(screen.text) } }
        _ = await run([.event(.text("One, ")), .call(look), .event(.text("two.")), .call(look)])
        #expect(seen.withLock { $0 } == ["One, ", "One, two."])
    }

    @Test("A stopped answer keeps what arrived")
    func interrupted() async throws {
        let hasStarted = Gate()
        var session = Session.make(
            gateway: .make(answers: [[.event(.text("One, ")), .call { hasStarted.open() }, .wait(Gate())]]),
            store: store)
        let turn = session.begin("Hello").turn
        let running = Task { [runner = runner()] in await runner.run(turn) }
        try await hasStarted.wait()
        running.cancel()
        #expect(await running.value == .make("One, ", status: .interrupted, finishReason: nil).countedExactly(8, 3))
        #expect(screen.text == "One, \n")
        #expect(try written == [["type": "text", "turn": 1, "ms": 0, "text": "One, "]])
    }

    @Test("What is stopped while it waits to ask again after a refusal took no tokens")
    func stoppedWaiting() async {
        let refusal = GatewayError(.rateLimited, "Too many requests.", isRetryable: true)
        let notice = RetryNotice(number: 1, limit: 2, delay: .seconds(20), error: refusal)
        let cancelled = GatewayError(.cancelled, "The request was canceled.")
        let steps: [ScriptedGateway.Step] = [.event(.retrying(notice)), .fail(cancelled)]
        #expect(await run(steps).estimate == .zero)
        // The wait is over, and the answer may have begun.
        let gateway = ScriptedGateway.make(answers: [steps])
        var session = Session.make(gateway: gateway)
        let late = TurnRunner(view: nil, stopwatch: .make(.zero, .seconds(1), .seconds(30)))
        #expect(await late.run(session.begin("Hello").turn).estimate == .make(8, 0))
    }

    @Test("A failed answer keeps what arrived, and the reason", arguments: [true, false])
    func failed(hasText: Bool) async {
        let error = GatewayError(.connection, "The connection was lost.", isRetryable: true)
        let answer = await run((hasText ? [.event(.text("One"))] : []) + [.fail(error)])
        let expected = Answer.make(hasText ? "One" : "", status: .failed, finishReason: nil, failure: error)
        #expect(answer == expected.countedExactly(8, hasText ? 1 : 0))
        #expect(screen.text == (hasText ? "One\n" : ""))
    }

    @Test("Without streaming the whole reply gives the same answer, at once")
    func wholeReply() async throws {
        let answer = await run(Self.events, isStreaming: false)
        #expect(answer == .make("Hi there.", reasoning: "Let me think.", usage: .make(3, 2)).countedExactly(8, 7))
        #expect(screen.text == "Let me think.\n\nHi there.\n")
        #expect(
            try written == [
                ["type": "reasoning", "turn": 1, "ms": 0, "text": "Let me think."],
                ["type": "text", "turn": 1, "ms": 0, "text": "Hi there."],
            ])
    }

    @Test("A whole reply that fails is the failure alone")
    func wholeFailure() async {
        let error = GatewayError(.authentication, "OpenAI refused the key.")
        let answer = await run([.event(.text("lost")), .fail(error)], isStreaming: false)
        #expect(answer == .make("", status: .failed, finishReason: nil, failure: error).timed)
    }

    @Test("An answer that matches the schema is whole")
    func valid() async {
        let json = #"{"name": "Ada", "age": 36}"#
        let answer = await run(.answer(json), settings: .make(schema: .person))
        #expect(answer == .make(json).counted(36, 12))
    }

    @Test("An answer that misses the schema is complete, and says where and why")
    func invalid() async {
        let answer = await run(.answer(#"{"name": "Ada", "age": "old"}"#), settings: .make(schema: .person))
        #expect(answer.status == .complete)
        #expect(answer.failure?.code == .structuredOutput)
        #expect(answer.failure?.message.contains("/age: ") == true)
        #expect(answer.failure?.message.contains("integer") == true)
    }

    @Test("An answer that is no JSON, and one that was cut, are told apart")
    func noJSON() async {
        let text = await run(.answer("Ada is 36."), settings: .make(schema: .person))
        #expect(text.failure?.message.hasPrefix("The answer is not JSON: ") == true)
        let cut = await run(.answer(#"{"name": "#, finish: .length), settings: .make(schema: .person))
        #expect(cut.failure?.message.hasPrefix("The answer was cut off at the token limit") == true)
    }

    @Test("The times of an answer are those to its first piece of text or reasoning, and to its end")
    func times() async {
        let stopwatch = Stopwatch.make(.seconds(10), .seconds(11), .seconds(14))
        let turn = Session.make(
            gateway: .make(answers: [
                [.event(.metadata(["id": "1"])), .event(.reasoning("Hm."))] + .answer("Hi ", "there.")
            ])
        ).turn(for: "Hello")
        let answer = await TurnRunner(view: nil, stopwatch: stopwatch).run(turn)
        #expect(answer.timing == AnswerTiming(firstToken: .seconds(1), total: .seconds(4)))
    }

    @Test("Of an answer of which nothing came, only the time to its end is known")
    func timesOfNothing() async {
        let stopwatch = Stopwatch.make(.seconds(10), .seconds(11))
        let turn = Session.make(gateway: .make(answers: [[.fail(GatewayError(.connection, "No."))]])).turn(for: "Hello")
        let answer = await TurnRunner(view: nil, stopwatch: stopwatch).run(turn)
        #expect(answer.timing == AnswerTiming(total: .seconds(1)))
    }

    @Test("Without a presenter nothing is shown")
    func silent() async {
        let turn = Session.make(gateway: .make(answers: [.answer("Hi")])).turn(for: "Hello")
        #expect(await TurnRunner(view: nil, stopwatch: .frozen).run(turn) == .make("Hi").countedExactly(8, 1))
        #expect(screen.text == "")
    }

    #if os(Linux)
        @Test("An answer of which a piece finds no room in the journal says so")
        func unwritten() async throws {
            var turn = Session.make(gateway: .make(answers: [.answer("Hi"), .answer("Well")])).turn(for: "Hello")
            let runner = TurnRunner(view: nil, stopwatch: .frozen)
            #expect(await !runner.run(turn).lacksWriting)
            turn.journal = try Journal(path: "/dev/full", isNew: false)
            #expect(await runner.run(turn).lacksWriting)
        }
    #endif
}
