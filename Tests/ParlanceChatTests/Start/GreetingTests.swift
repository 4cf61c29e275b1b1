import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Greeting")
struct GreetingTests {
    private func text(_ session: Session, notices: [String] = []) -> String {
        Greeting(version: "1.2", session: session, notices: notices).lines.map { "\($0)\n" }.joined()
    }

    @Test("A new session is one line with the version, the model and the way to help")
    func new() {
        #expect(text(.make()) == "Parlance 1.2 · openai:gpt-4o · /help\n")
    }

    @Test("Notices stand below it as warnings")
    func notices() {
        let greeting = Greeting(version: "1.2", session: .make(), notices: ["Beware.", "Also of this."])
        #expect(greeting.lines.dropFirst() == [.warning("Beware."), .warning("Also of this.")])
    }

    @Test("Of a session that is continued the last exchanges are shown")
    func continued() {
        let conversation = Conversation.make(("Hello", .make("Hi")), ("Count", .make("1\n2", status: .interrupted)))
        #expect(
            text(.make(conversation: conversation)) == """
                Parlance 1.2 · openai:gpt-4o · /help
                Resumed after 2 turns. The last 2:

                Hello
                openai:gpt-4o
                Hi

                Count
                openai:gpt-4o
                1
                2
                (stopped)


                """)
    }

    @Test("A prompt without an answer is shown as such", arguments: [nil, Answer.make("", status: .failed)])
    func unanswered(answer: Answer?) {
        #expect(
            text(.make(conversation: .make(("Hello", answer)))) == """
                Parlance 1.2 · openai:gpt-4o · /help
                No turn has an answer yet. The last one:

                Hello
                (no answer, not sent)


                """)
    }
}
