import ChatTestSupport
import GatewayCore
import GatewayJSON
import Testing

@testable import ParlanceConversations

@Suite("Messages of a conversation")
struct ConversationTests {
    private static let noAnswer = Answer.make("", status: .failed, failure: GatewayError(.connection, "No network."))

    @Test("A new conversation with a system prompt is that prompt")
    func systemPromptAlone() {
        #expect(Conversation().messages(system: "Be brief.") == [.system("Be brief.")])
    }

    @Test("Without a system prompt, or with an empty one, there is no system message", arguments: [nil, ""])
    func noSystemPrompt(system: String?) {
        #expect(Conversation.make(("Hello", nil)).messages(system: system) == [.user("Hello")])
    }

    @Test("Turns become messages in order, and the last prompt comes last")
    func order() {
        let conversation = Conversation.make(("One", .make("1")), ("Two", .make("2")), ("Three", nil))
        #expect(
            conversation.messages(system: "Count.") == [
                .system("Count."), .user("One"), .assistant("1"), .user("Two"), .assistant("2"), .user("Three"),
            ])
    }

    @Test("A prompt that got no answer is left out, unless it is the last")
    func unanswered() {
        let conversation = Conversation.make(
            ("Lost", nil), ("Failed", Self.noAnswer), ("Hello", .make("Hi")), ("Last", Self.noAnswer))
        #expect(conversation.messages(system: nil) == [.user("Hello"), .assistant("Hi"), .user("Last")])
    }

    @Test(
        "A partial answer counts, however it ended", arguments: [Answer.Status.interrupted, .failed, .complete])
    func partialAnswer(status: Answer.Status) {
        let conversation = Conversation.make(("Count", .make("1, 2", status: status)), ("Go on", nil))
        #expect(conversation.messages(system: nil) == [.user("Count"), .assistant("1, 2"), .user("Go on")])
    }

    @Test("Reasoning is not sent back")
    func reasoning() {
        let conversation = Conversation.make(("Why?", .make("So.", reasoning: "Hm.")), ("And?", nil))
        #expect(conversation.messages(system: nil) == [.user("Why?"), .assistant("So."), .user("And?")])
    }

    @Test("Reasoning in the provider's own form goes with a whole answer, and with no other")
    func reasoningContent() {
        let content = ReasoningContent(
            block: ["x"], model: ModelID(provider: "p", model: "m"), api: "anthropic", prefix: "1")
        func messages(_ status: Answer.Status) -> [Message] {
            var answer = Answer.make("So.", reasoning: "Hm.", status: status)
            answer.reasoningContent = content
            return Conversation.make(("Why?", answer), ("And?", nil)).messages(system: nil)
        }
        var shown = content
        shown.text = "Hm."
        let said = Message(role: .assistant, parts: [.reasoning(shown), .text("So.")])
        #expect(messages(.complete) == [.user("Why?"), said, .user("And?")])
        #expect(messages(.interrupted) == [.user("Why?"), .assistant("So."), .user("And?")])
    }
}
