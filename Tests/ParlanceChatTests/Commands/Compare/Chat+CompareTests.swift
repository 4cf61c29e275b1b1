import ChatTestSupport
import GatewayCore
import GatewayJSON
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("/compare in a chat")
struct ChatCompareTests {
    private let fixture: ChatFixture

    init() throws {
        fixture = try ChatFixture()
    }

    private func factory(
        _ answers: [String: [[ScriptedGateway.Step]]], configuration: GatewayConfiguration = GatewayConfiguration()
    ) -> LLMGatewayFactory {
        .make(configuration: configuration, catalog: [.make(.mistralLarge)], answers: answers, log: fixture.log)
    }

    @Test("The last prompt is asked again of several; one that fails does not disturb the others, and /go chooses")
    func last() async throws {
        let run = await ChatRun(
            [.line("Hello"), .line("/compare openai:o3 mistral openai:gpt-4o-mini"), .line("/go 4"), .line("More")],
            session: fixture.session(.answer("Hi"), .answer("Yes?")),
            factory: factory([
                "mistral:mistral-large-latest": [.answer("Bonjour", usage: .make(10, 2))],
                "openai:gpt-4o-mini": [.answer("Hey")],
                "openai:o3": [[.event(.text("Ho")), .fail(GatewayError(.providerFailure, "It is on fire."))]],
            ]))
        #expect(
            run.screen == """
                gpt-4o › Hello
                Hi
                ~8 in · ~1 out · 0.0 s

                gpt-4o › /compare openai:o3 mistral openai:gpt-4o-mini
                Turn 2 · openai:o3
                Ho
                It is on fire.
                The partial answer is kept; /go 2, then /continue resumes it.
                ~8 in · ~1 out · 0.0 s

                Turn 3 · mistral:mistral-large-latest
                Bonjour
                ~4 → 10 in · 2 out · 0.0 s · $0.000045 · <0.1% of 128,000

                Turn 4 · openai:gpt-4o-mini
                Hey
                ~8 in · ~1 out · 0.0 s

                The next prompt follows turn 3 (mistral-large-latest); or choose /go 2 (o3), /go 4 (gpt-4o-mini).

                gpt-4o › /go 4
                The next prompt follows turn 4: Hello
                gpt-4o › More
                Yes?
                ~18 in · ~2 out · 0.0 s


                """)
        #expect(
            fixture.log.requests.last?.messages == [Message.user("Hello"), .assistant("Hey"), .user("More")])
        let saved = try fixture.store.savedConversation()
        #expect(saved?.turns.map(\.answer?.text) == ["Hey", "Yes?"])
        let lines = try journalLines(try #require(fixture.store.files.first))
        let asked = lines.filter { $0["type"] == "user" }
        #expect(asked.map { $0["parent"] } == [0, 0, 0, 0, 4])
    }

    @Test("Text after -- is sent as the next prompt")
    func next() async {
        let run = await ChatRun(
            [.line("Hello"), .line("/compare openai:gpt-4o-mini mistral -- How -- are you?"), .line("More")],
            session: fixture.session(.answer("Hi"), .answer("Good.")),
            factory: factory([
                "mistral:mistral-large-latest": [.answer("Bien.")], "openai:gpt-4o-mini": [.answer("Fine.")],
            ]))
        #expect(
            run.screen.contains(
                "The next prompt follows turn 2 (gpt-4o-mini); or choose /go 3 (mistral-large-latest).\n"),
            "\(run.screen)")
        let question: [Message] = [.user("Hello"), .assistant("Hi"), .user("How -- are you?")]
        #expect(fixture.log.requests.dropFirst().prefix(2).allSatisfy { $0.messages == question })
        #expect(fixture.log.requests.last?.messages == question + [.assistant("Fine."), .user("More")])
    }

    @Test("All are asked at once: the first is answered only after the last")
    func concurrent() async {
        let gate = Gate()
        let run = await ChatRun(
            [.line("/compare openai:gpt-4o-mini mistral -- Hello")], session: fixture.session(),
            factory: factory([
                "openai:gpt-4o-mini": [[.wait(gate)] + .answer("Second")],
                "mistral:mistral-large-latest": [.answer("First") + [.call { gate.open() }]],
            ]))
        #expect(run.screen.contains("Second\n"), "\(run.screen)")
        #expect(run.screen.contains("First\n"))
    }

    @Test("On a terminal they stand side by side, with how far each is below")
    func sideBySide() async throws {
        let screen = ScreenRecorder(columns: 80, rows: 24)
        let shown = Gate()
        let writer = TerminalWriter(
            capabilities: TerminalCapabilities(isTerminal: true, columns: { 80 }, rows: { 24 })
        ) { text in
            screen.show(text)
            if screen.text.contains("gpt-4o-mini: 2 tokens"), screen.text.contains("mistral-large-latest, done") {
                shown.open()
            }
        }
        _ = await ChatRun(
            [.line("/compare openai:gpt-4o-mini mistral -- Hello")], session: fixture.session(),
            factory: factory([
                "openai:gpt-4o-mini": [[.event(.text("One two")), .wait(shown)] + .answer(" three")],
                "mistral:mistral-large-latest": [.answer("Un")],
            ]), notices: writer)
        #expect(
            screen.text == """
                 Turn 1 · openai:gpt-4o-mini           │ Turn 2 · mistral:mistral-large-latest
                 One two three                         │ Un
                 ~8 in · ~3 out · 0.0 s                │ ~4 in · ~1 out · 0.0 s · ~$0.000020

                The next prompt follows turn 1 (gpt-4o-mini); or choose /go 2
                (mistral-large-latest).
                """, "\(screen.text)")
    }

    @Test("An answer that misses the schema is asked for again, whatever the others do")
    func repair() async throws {
        let (wrong, right) = (#"{"name":"Ada"}"#, #"{"name":"Ada","age":36}"#)
        let run = await ChatRun(
            [.line("/compare openai:gpt-4o-mini mistral -- Who?")],
            session: fixture.session(settings: .make(schema: .person)),
            factory: factory([
                "openai:gpt-4o-mini": [.answer(wrong, usage: .make(5, 3)), .answer(right)],
                "mistral:mistral-large-latest": [.answer(right)],
            ]))
        #expect(run.screen.contains("Asking again with the errors (1 of at most 2).\n\(right)\nThe answer matches"))
        #expect(fixture.log.requests.map(\.messages.count).sorted() == [1, 1, 3])
        let saved = try fixture.store.savedConversation()
        #expect(saved?.turns.first?.rejected.map(\.text) == [wrong])
    }

    @Test("Ctrl-C stops all, and the partial answers are kept")
    func interrupt() async {
        let interrupts = ScriptedInterrupts()
        let bothCame = Gate()
        let run = await ChatRun(
            [.line("/compare openai:gpt-4o-mini mistral -- Count"), .line("/go 2"), .line("Go on")],
            session: fixture.session(.answer("three")),
            factory: factory([
                "openai:gpt-4o-mini": [
                    [.event(.text("One")), .wait(bothCame), .call { interrupts.fire() }, .wait(Gate())]
                ],
                "mistral:mistral-large-latest": [
                    [.event(.text("Un")), .event(.text(", deux")), .call { bothCame.open() }, .wait(Gate())]
                ],
            ]), interrupts: interrupts)
        #expect(
            run.screen.contains("One\nStopped. The partial answer is kept; /go 1, then /continue resumes it.\n"),
            "\(run.screen)")
        #expect(
            run.screen.contains("Un, deux\nStopped. The partial answer is kept; /go 2, then /continue resumes it.\n"))
        #expect(fixture.log.requests.last?.messages == [.user("Count"), .assistant("Un, deux"), .user("Go on")])
    }

    @Test("When all fail, the chat stays where it was")
    func failures() async {
        let run = await ChatRun(
            [.line("Hello"), .line("/compare openai:gpt-4o-mini mistral"), .line("More")],
            session: fixture.session(.answer("Hi"), .answer("Yes?")), factory: factory([:]))
        #expect(run.screen.contains("The script of mistral:mistral-large-latest has no answer 1."), "\(run.screen)")
        #expect(run.screen.contains("\n\nNo answer arrived; the conversation is unchanged.\n"))
        #expect(fixture.log.requests.last?.messages == [.user("Hello"), .assistant("Hi"), .user("More")])
    }

    @Test("When all fail on a new prompt, that is the one that /retry asks again")
    func failuresOfNew() async {
        let run = await ChatRun(
            [.line("Hello"), .line("/compare openai:gpt-4o-mini mistral -- New?"), .line("/retry")],
            session: fixture.session(.answer("Hi"), .answer("Yes.")), factory: factory([:]))
        #expect(
            run.screen.contains("\n/retry mistral:mistral-large-latest asks again.\n"),
            "\(run.screen)")
        #expect(
            run.screen.contains("\n\nNo answer arrived, and the prompt was left out. /retry sends it again.\n"))
        #expect(fixture.log.requests.last?.messages == [.user("Hello"), .assistant("Hi"), .user("New?")])
        #expect(fixture.log.models.last == .gpt4o)
    }

    @Test("A refusal is not gone on with where there is an answer; the journal knows the choice as soon as it is known")
    func refusal() async throws {
        let ended = Gate()
        let path = fixture.store
        let run = await ChatRun(
            [.line("/compare openai:gpt-4o-mini mistral openai:o3 -- Hello")],
            session: fixture.session(),
            factory: factory([
                "openai:gpt-4o-mini": [.answer("I will not.", finish: .refusal)],
                "mistral:mistral-large-latest": [.answer("Bien.") + [.call { ended.open() }]],
                "openai:o3": [[.event(.text("Slow")), .wait(ended)] + .answer("er", finish: .length)],
            ]))
        #expect(run.screen.contains("The next prompt follows turn 2 (mistral-large-latest)"), "\(run.screen)")
        let lines = try journalLines(try #require(path.files().first?.path))
        let places = lines.filter { $0["type"] == "go" }.compactMap { $0["turn"]?.intValue }
        #expect(places.last == 2)
        let lastEnd = try #require(lines.lastIndex { $0["type"] == "end" })
        let firstPlace = try #require(lines.firstIndex { $0["type"] == "go" })
        #expect(firstPlace < lastEnd)
    }

    @Test("The budget is asked for the sum of the prompts", arguments: [(10, true), (30, false)])
    func budget(tokens: Int, isAsked: Bool) async {
        let run = await ChatRun(
            [.line("/compare openai:gpt-4o-mini mistral -- Hello"), .line("n")], session: fixture.session(.answer("?")),
            factory: factory(
                ["mistral:mistral-large-latest": [.answer("a")], "openai:gpt-4o-mini": [.answer("b")]],
                configuration: .make("budget: \(tokens) tokens")))
        #expect(run.screen.contains("This would exceed the budget of \(tokens) tokens.") == isAsked, "\(run.screen)")
        #expect(fixture.log.models.contains(.mistralLarge) == !isAsked)
    }

    @Test(
        "What cannot be compared is refused",
        arguments: [
            ("/compare", "/compare needs two models or more: /compare gpt-4o mistral [-- PROMPT]."),
            (
                "/compare mistral",
                "/compare needs two models or more: /compare gpt-4o mistral [-- PROMPT]. /retry asks one."
            ),
            (
                "/compare mistral -- Hi",
                "/compare needs two models or more: /compare gpt-4o mistral [-- PROMPT]. /retry asks one."
            ),
            ("/compare mistral openai --", "There is no prompt after --."),
            (
                "/compare mistral openai what is this",
                "'what' isn't a known model. A prompt comes after --: /compare mistral openai -- what is this"
            ),
            (
                "/compare mistral openai",
                "There is no prompt yet. /compare MODEL MODEL -- PROMPT sends one."
            ),
        ])
    func refused(line: String, message: String) async {
        #expect(await CommandTranscript.text(of: line) == "> \(line)\nerror: \(message)\n")
    }
}
