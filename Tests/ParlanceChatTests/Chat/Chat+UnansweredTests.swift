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

    @Test("The user is told that they were left out, and how to send them again")
    func said() async {
        let run = await ChatRun(
            [.line("Hello"), .line("/model mistral"), .line("/tree")],
            session: .make(gateway: .make(answers: [[.fail(Self.failure)]])))
        #expect(
            run.screen.contains(
                """
                OpenAI failed (500).
                The prompt got no answer and was left out. /retry sends it again.

                """), "\(run.screen)")
        #expect(run.screen.contains("openai:gpt-4o → mistral:mistral-large-latest.\n"))
        #expect(run.screen.contains("Hello (no answer, not sent)\n"))
    }

    @Test("A blank answer is no answer: it is reported, not sent, and not counted")
    func blank() async {
        let log = ScriptedGateway.Log()
        let run = await ChatRun(
            [.line("Hello"), .line("More"), .line("/model mistral")],
            session: .make(gateway: .make(answers: [.answer("\n\n  \n"), .answer("Yes")], log: log)))
        #expect(run.screen.contains("The answer is empty.\nThe prompt got no answer"), "\(run.screen)")
        #expect(log.requests.last?.messages == [.user("More")])
        #expect(run.screen.contains("The conversation continues (1 turn)."))
    }

    @Test("/tokens shows the last turn of the branch, not the last one asked")
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
                error: No help on 'nope'. /help topics lists the topics.
                > /nope
                error: Unknown command '/nope'. /help lists the commands. To send text that starts with "/", \
                type "//".

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
        #expect(lines.contains("(the answer was still streaming)"), "\(lines)")
        #expect(!lines.contains("(stopped)"))
        try other.synchronize()
    }
}
