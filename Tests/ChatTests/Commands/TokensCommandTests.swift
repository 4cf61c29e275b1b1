import GatewayCore
import Testing

@testable import Chat

@Suite("/tokens")
struct TokensCommandTests {
    @Test("Before the first answer there is nothing to show")
    func none() {
        #expect(
            CommandTranscript.text(of: "/tokens", session: .make(conversation: .make(("Hello", nil)))) == """
                > /tokens
                No tokens yet: nothing has been answered in this session.

                """)
    }

    @Test("It shows prompt, completion and total of the last turn, the session and each model")
    func reported() {
        let conversation = Conversation.make(
            ("a", .make(usage: .make(1_200, 34))),
            ("b", .make(model: .mistralLarge, usage: Usage(promptTokens: 5, completionTokens: 6, totalTokens: 12))))
        #expect(
            CommandTranscript.text(of: "/tokens", session: .make(conversation: conversation)) == """
                > /tokens
                tokens                        prompt  completion  total
                last turn                          5           6     12
                session                        1,205          40  1,246
                openai:gpt-4o                  1,200          34  1,234
                mistral:mistral-large-latest       5           6     12

                """)
    }

    @Test("Where the provider reported none, no number stands")
    func unreported() {
        let conversation = Conversation.make(("a", .make(model: .tour)))
        #expect(
            CommandTranscript.text(of: "/tokens", session: .make(conversation: conversation)) == """
                > /tokens
                tokens     prompt  completion  total
                last turn       —           —      —
                session         —           —      —
                demo:tour       —           —      —
                For 1 turn the provider reported no tokens; it is not in these sums.

                """)
    }

    @Test("Turns without a report are told apart from the sums")
    func partlyReported() {
        let conversation = Conversation.make(
            ("a", .make(usage: .make(10, 2))), ("b", .make("", status: .failed)), ("c", .make(model: .tour)))
        #expect(
            CommandTranscript.text(of: "/tokens", session: .make(conversation: conversation)) == """
                > /tokens
                tokens         prompt  completion  total
                last turn           —           —      —
                session            10           2     12
                openai:gpt-4o      10           2     12
                demo:tour           —           —      —
                For 2 turns the provider reported no tokens; they are not in these sums.

                """)
    }

    @Test("In a narrow window names give way, numbers do not")
    func narrow() {
        let conversation = Conversation.make(("a", .make(model: .mistralLarge, usage: .make(123_456, 7_890))))
        #expect(
            CommandTranscript.text(of: "/tokens", session: .make(conversation: conversation), columns: 40) == """
                > /tokens
                tokens       prompt  completion    total
                last turn   123,456       7,890  131,346
                session     123,456       7,890  131,346
                mistral:m…  123,456       7,890  131,346

                """)
    }
}
