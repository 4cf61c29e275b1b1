import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Prompts without an answer")
struct ChatUnansweredTests {
    private static let failure = GatewayError(
        .providerFailure, "OpenAI failed (500).", fix: "Try again later.", isRetryable: true)

    @Test("It is said that they are no part of the conversation, and how they are asked again")
    func said() async {
        let run = await ChatRun(
            [.line("Hello"), .line("/model mistral"), .line("/tree")],
            session: .make(gateway: .make(answers: [[.fail(Self.failure)]])))
        #expect(
            run.screen.contains(
                """
                OpenAI failed (500).
                Without an answer the prompt is no part of the conversation; /retry asks again.

                """), "\(run.screen)")
        #expect(run.screen.contains("openai:gpt-4o → mistral:mistral-large-latest.\n"))
        #expect(run.screen.contains("Hello (no answer, not sent)\n"))
    }

    @Test("A blank answer is none: it is said, not sent, and not counted")
    func blank() async {
        let log = ScriptedGateway.Log()
        let run = await ChatRun(
            [.line("Hello"), .line("More"), .line("/model mistral")],
            session: .make(gateway: .make(answers: [.answer("\n\n  \n"), .answer("Yes")], log: log)))
        #expect(run.screen.contains("The answer is empty.\nWithout an answer"), "\(run.screen)")
        #expect(log.requests.last?.messages == [.user("More")])
        #expect(run.screen.contains("The conversation goes on (1 turn)."))
    }

    @Test("/tokens tells the last turn of the branch, not the last that was asked")
    func lastTurn() async {
        var session = Session.make(conversation: .make(("a", .make(usage: .make(10, 1)))))
        let turn = session.begin("a", after: nil).turn
        #expect(throws: Never.self) {
            try session.end(turn, with: .make(usage: .make(20, 2)))
            try session.move(to: 1)
        }
        let text = await CommandTranscript.text(of: "/tokens", session: session)
        #expect(text.contains("last turn          10           1     11\n"), "\(text)")
    }

    @Test("/help of nothing gives no advice about slashes")
    func help() async {
        let text = await CommandTranscript.text(of: "/help nope", "/nope")
        #expect(
            text == """
                > /help nope
                error: Unknown command '/nope'. /help lists the commands.
                > /nope
                error: Unknown command '/nope'. /help lists the commands. To say a line that begins with a slash, begin \
                it with two.

                """)
    }

    @Test("A session that is answered elsewhere is copied with what there is of it")
    func coming() throws {
        let folder = try TemporaryDirectory()
        let store = SessionStore.make(in: folder)
        let path = try store.write(
            [.settings(.make()), .user(turn: 1, text: "Count"), .text(turn: 1, "One, two")], to: "a")
        // Another Parlance.
        let other = try Journal(path: path, isNew: false)
        let factory = LLMGatewayFactory.make()
        let opened = try SessionOpener(factory: factory, environment: [:], store: store).open(
            StartOptions(resumed: "a"), isKept: true)
        let lines = Greeting.recap(of: opened.session) { StyledText($0) }.map(\.description)
        #expect(lines.contains("(the answer was still coming)"), "\(lines)")
        #expect(!lines.contains("(stopped)"))
        try other.synchronize()
    }
}
