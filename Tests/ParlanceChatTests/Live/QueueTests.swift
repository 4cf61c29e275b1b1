import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("The queue of a chat")
struct QueueTests {
    private let fixture: ChatFixture
    private let typist = LiveTypist()

    init() throws { fixture = try ChatFixture() }

    private func run(
        _ lines: String..., answers: [[ScriptedGateway.Step]], factory: LLMGatewayFactory? = nil,
        interrupts: ScriptedInterrupts = ScriptedInterrupts()
    ) async -> ChatRun {
        await ChatRun(
            lines.map { .line($0) }, session: fixture.session(answers: answers),
            factory: factory ?? .make(log: fixture.log), interrupts: interrupts, typist: typist)
    }

    private var prompts: [String?] { fixture.log.requests.map { $0.messages.last?.content } }

    @Test("Lines are sent one by one, in their order, each after the answer before")
    func order() async {
        _ = await run(
            "One", "Four",
            answers: [
                typist.queues("Two") + typist.queues("Three") + .answer("1"), .answer("2"), .answer("3"), .answer("4"),
            ])
        #expect(prompts == ["One", "Two", "Three", "Four"])
        #expect(!typist.isHeld)
    }

    @Test("/queue lists and drops, while an answer streams and at the prompt")
    func command() async {
        let run = await run(
            "One", "/queue", "/queue drop 1", "/queue drop 2", "/queue drop", "/queue drop all", "/queue what",
            "/queue drop 1", "/queue",
            answers: [
                typist.queues("Two\nlines") + typist.queues("Three") + typist.queues("/retry 0.1")
                    + typist.types("/queue")
                    + typist.types("/queue drop 2") + typist.types("/queue drop 3") + [.fail(.broken)]
            ])
        #expect(
            typist.replies == [
                .panel(
                    title: .heading("/queue"),
                    rows: ["\("1", .strong)  Two lines", "\("2", .strong)  Three", "\("3", .strong)  /retry 0.1"]),
                .notice("Dropped line 2: \("Three", .user)"),
                .notice(.error("There is no queued line 3 (1–2, see /queue).")),
            ])
        #expect(
            run.screen.hasSuffix(
                """
                gpt-4o › /queue
                1  Two lines
                2  /retry 0.1
                gpt-4o › /queue drop 1
                Dropped line 1: Two lines
                gpt-4o › /queue drop 2
                There is no queued line 2 (only 1, see /queue).
                gpt-4o › /queue drop
                /queue drop needs a line number (only 1, see /queue).
                gpt-4o › /queue drop all
                /queue drop needs a line number (only 1, see /queue).
                gpt-4o › /queue what
                /queue accepts only [drop NUMBER].
                gpt-4o › /queue drop 1
                Dropped line 1: /retry 0.1
                gpt-4o › /queue
                No lines are queued. Enter queues a line while an answer streams.

                """), "\(run.screen)")
    }

    private static let endings: [(name: String, steps: [ScriptedGateway.Step])] = [
        ("failed", [.event(.text("x")), .fail(.broken)]),
        ("refused", [.event(.finish(FinishReason(.refusal)))]),
        ("refused with words", .answer("No.", finish: .refusal)),
        ("filtered", .answer("x", finish: .contentFilter)),
        ("cut", .answer("x", finish: .length)),
        ("empty", .answer("")),
        ("not allowed", [.fail(GatewayError(.authentication, "Wrong key."))]),
        ("ended with an error", .answer("x", finish: .error)),
        ("wants a tool", .answer("x", finish: .toolCalls)),
    ]

    @Test("It is held after an answer that is not what was counted on", arguments: 0..<endings.count)
    func held(index: Int) async {
        let (name, steps) = Self.endings[index]
        _ = await run("One", answers: [typist.queues("Two") + steps, .answer("2")])
        #expect(typist.isHeld, "\(name)")
        #expect(prompts == ["One"])
        #expect(typist.queue.map(\.text) == ["Two"])
    }

    @Test("It is held after an answer that was stopped")
    func stopped() async {
        let interrupts = ScriptedInterrupts()
        _ = await run(
            "One",
            answers: [typist.queues("Two") + [.event(.text("x")), .call { interrupts.fire() }, .wait(Gate())]],
            interrupts: interrupts)
        #expect(typist.isHeld && prompts == ["One"])
    }

    @Test("It is held when the budget is spent, and when a line is not sent because of it")
    func budget() async {
        _ = await run(
            "/budget 20 tokens", "One", "n",
            answers: [typist.queues("Two") + .answer("1", usage: .make(15, 5)), .answer("2")])
        #expect(typist.isHeld && prompts == ["One"])
    }

    @Test("It is held when a line is longer than the window")
    func window() async {
        _ = await run(
            "/tokens", "One", "n",
            answers: [
                typist.queues(String(repeating: "word ", count: 200)) + typist.queues("Three") + .answer("1")
            ], factory: .make(catalog: [.make(window: 100)], models: [], log: fixture.log))
        #expect(typist.isHeld)
        #expect(typist.queue.map(\.text) == ["Three"])
        #expect(prompts == ["One"])
    }

    @Test("It is held when a queued command fails", arguments: ["/temp 9", "/nope", "/undo 7"])
    func command(line: String) async {
        _ = await run("One", answers: [typist.queues(line) + typist.queues("Three") + .answer("1"), .answer("3")])
        #expect(typist.isHeld && typist.queue.map(\.text) == ["Three"])
        #expect(prompts == ["One"])
    }

    @Test("It is held when a queued switch to another model is declined: what follows was meant for that")
    func declined() async {
        _ = await run(
            "One", "n",
            answers: [typist.queues("/model gpt-9-foo") + typist.queues("Three") + .answer("1"), .answer("3")])
        #expect(typist.isHeld && typist.queue.map(\.text) == ["Three"])
        #expect(prompts == ["One"])
    }

    @Test("It is held when a file that a queued line names cannot be sent")
    func attachment() async throws {
        try fixture.folder.write("\u{0}\u{1}\u{2}", to: "x.bin")
        _ = await run(
            "One", answers: [typist.queues("See @\(fixture.folder / "x.bin")") + typist.queues("Three") + .answer("1")])
        #expect(typist.isHeld && typist.queue.map(\.text) == ["Three"])
    }

    @Test("It is held after /compare and /compact that did not come to their ends")
    func others() async {
        let failing = LLMGatewayFactory.make(
            answers: ["mistral:mistral-large-latest": [[.fail(.broken)]], "openai:gpt-4o": [.answer("1")]],
            log: fixture.log)
        _ = await run(
            "One", "/compare gpt-4o mistral -- Both", answers: [typist.queues("/tree") + .answer("1")], factory: failing
        )
        #expect(!typist.isHeld)
        let typist = LiveTypist()
        _ = await ChatRun(
            [.line("/compact")],
            session: .make(
                gateway: .make(answers: [typist.queues("Next") + .answer("A sum", finish: .length)]),
                conversation: .make(("One", .make("1")), ("Two", .make("2")))), typist: typist)
        #expect(typist.isHeld && typist.queue.map(\.text) == ["Next"])
    }

    @Test("It goes on after a whole answer, and after a command that succeeds")
    func goesOn() async {
        _ = await run(
            "One",
            answers: [typist.queues("/retry") + typist.queues("Three") + .answer("1"), .answer("1b"), .answer("3")])
        #expect(!typist.isHeld && prompts == ["One", "One", "Three"])
    }
}

extension GatewayError {
    fileprivate static let broken = GatewayError(.connection, "The line is dead.")
}
