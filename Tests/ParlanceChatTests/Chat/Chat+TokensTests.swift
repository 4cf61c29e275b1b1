import ChatTestSupport
import GatewayCore
import GatewaySchema
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Chat and tokens")
struct ChatTokensTests {
    private static let local = ModelID(provider: "openai", model: "local-model")

    private func session(_ answers: [ScriptedGateway.Step]..., settings: SessionSettings? = nil) -> Session {
        .make(gateway: .make(Self.local, answers: answers), settings: settings)
    }

    @Test("From the second turn on an estimate is near the provider's number")
    func calibrated() async {
        let run = await ChatRun(
            [.line("Hello"), .line("And you?")],
            session: session(.answer("Hi.", usage: .make(31, 3)), .answer("Yes.", usage: .make(44, 3))))
        #expect(
            run.screen == """
                local-model › Hello
                Hi.
                ~8 → 31 in · 3 out · 0.0 s

                local-model › And you?
                Yes.
                ~45 → 44 in · 3 out · 0.0 s


                """)
    }

    @Test("What was learned in an earlier run holds in the next")
    func nextRun() async throws {
        let folder = try TemporaryDirectory()
        for expected in ["~8 → 31 in", "\n31 in"] {
            let screen = OutputRecorder()
            var chat = Chat(
                session: session(.answer("Hi.", usage: .make(31, 3))), factory: .make(),
                reader: ScriptedLineReader([.line("Hello")], screen: screen), answers: .make(for: screen),
                notices: .make(for: screen), signals: ScriptedInterrupts(), history: nil,
                tokenReports: TokenReportLog(path: folder / "state/reports"), environment: [:], stopwatch: .frozen)
            await chat.run()
            #expect(screen.text.contains(expected), "\(screen.text)")
        }
    }

    @Test("The configured budget asks before the turn that passes it, the schema counted as it is sent")
    func budget() async {
        for (schema, isAsked) in [(nil, false), (Schema.person, true)] as [(Schema?, Bool)] {
            let run = await ChatRun(
                [.line("Hello"), .line("n")],
                session: session(.answer("{}"), settings: .make(model: Self.local, schema: schema)),
                factory: .make(configuration: .make("budget: 20 tokens")))
            #expect(run.screen.contains("This would exceed the budget of 20 tokens.") == isAsked)
        }
    }

    @Test("/budget off lifts the configured budget")
    func budgetOff() async {
        let run = await ChatRun(
            [.line("/budget"), .line("/budget off")], session: session(),
            factory: .make(configuration: .make("budget: 0.50")))
        #expect(run.screen.contains("Budget $0.50, 0% used."))
        #expect(run.screen.contains("No budget is set."))
    }

    @Test("A prompt that got no answer is not counted into the next one, as it is not sent again")
    func unanswered() {
        let session = Session.make(conversation: .make(("Lost", nil)))
        #expect(session.request(adding: "Hello") == LLMRequest(prompt: "Hello"))
        #expect(session.request() == LLMRequest(prompt: "Lost"))
    }

    @Test("A refused request is not reported as tokens, and not added up")
    func refused() async {
        let run = await ChatRun(
            [.line("Hello"), .line("/tokens")],
            session: session([.fail(GatewayError(.authentication, "The key is wrong.", status: 401))]))
        #expect(
            run.screen == """
                local-model › Hello
                The key is wrong.
                The prompt got no answer and was left out. /retry sends it again.

                local-model › /tokens
                No tokens yet: this session has no answers.

                """)
    }

    @Test(
        "Another answer to a prompt is held against the budget as it is asked, without the turn in whose place it comes"
    )
    func budgetOfRetry() async {
        let run = await ChatRun(
            [.line("/budget 28 tokens"), .line("/retry")],
            session: .make(
                gateway: .make(answers: [.answer("Hi again.")]),
                conversation: .make(("Hello", .make("Hi", usage: .make(15, 5))))))
        #expect(run.screen.contains("Hi again."))
        #expect(!run.screen.contains("This would exceed the budget"))
    }
}
