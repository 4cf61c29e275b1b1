import GatewayCore
import Testing

@Suite("Requests")
struct LLMRequestTests {
    @Test("The short form is a conversation of a system prompt and what the user says")
    func shortForm() {
        #expect(
            LLMRequest(system: "Be brief.", prompt: "Hi", temperature: 0, maxTokens: 5, responseFormat: .json)
                == LLMRequest(
                    messages: [
                        Message(role: .system, content: "Be brief."), Message(role: .user, content: "Hi"),
                    ], temperature: 0, maxTokens: 5, responseFormat: .json))
    }

    @Test("Without a system prompt only the user speaks")
    func noSystem() {
        #expect(LLMRequest(prompt: "Hi").messages == [.user("Hi")])
    }
}
