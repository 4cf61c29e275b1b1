import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("The provider's own count")
struct ProviderCountingTests {
    private let request = LLMRequest(messages: [.system("Be brief."), .user("Hi"), .assistant("Yes?"), .user("Why?")])

    @Test("Anthropic is posted the prompt without what says how to answer")
    func anthropic() async throws {
        let transport = ScriptedTransport(.json(#"{"input_tokens": 31}"#))
        let factory = try LLMGatewayFactory.make(["ANTHROPIC_API_KEY": "k"], transport: transport)
        let gateway = try factory.makeGateway("anthropic:claude-haiku-5-5")
        let counting = try #require(gateway.counting)
        #expect(try await counting.countTokensAtProvider(request) == 31)
        #expect(transport.requests.map(\.url) == ["https://api.anthropic.com/v1/messages/count_tokens"])
        let body = try #require(try transport.bodies.first?.objectValue)
        #expect(Set(body.keys).isSubset(of: ["model", "system", "messages", "thinking", "output_config"]))
        #expect(body["model"] == "claude-haiku-5-5")
        #expect(body["messages"]?.arrayValue?.count == 3)
    }

    @Test("Gemini is posted the whole request with the model's name")
    func gemini() async throws {
        let transport = ScriptedTransport(.json(#"{"totalTokens": 12, "promptTokensDetails": []}"#))
        var factory = try LLMGatewayFactory.make(["GEMINI_API_KEY": "k"], transport: transport)
        // A gateway that is observed can be asked as well.
        factory.observer = { _ in }
        let gateway = try factory.makeGateway("gemini:gemini-3.8-flash")
        #expect(try await gateway.counting?.countTokensAtProvider(request) == 12)
        let host = "https://generativelanguage.googleapis.com/v1beta"
        #expect(transport.requests.map(\.url) == [host + "/models/gemini-3.8-flash:countTokens"])
        let body = try transport.bodies.first?["generateContentRequest"]
        #expect(body?["model"] == "models/gemini-3.8-flash")
        #expect(body?["contents"]?.arrayValue?.count == 3)
        #expect(body?["systemInstruction"] != nil)
    }

    @Test("A refusal is the provider's, and a reply without a number is none")
    func refused() async throws {
        let transport = ScriptedTransport(
            .json(#"{"error": {"type": "invalid_request_error", "message": "No k here."}}"#, status: 400), .json("{}"))
        let factory = try LLMGatewayFactory.make(["ANTHROPIC_API_KEY": "k"], transport: transport)
        let counting = try #require(try factory.makeGateway("anthropic:claude-haiku-5-5").counting)
        for code in [GatewayError.Code.invalidRequest, .invalidResponse] {
            let error = await #expect(throws: GatewayError.self) { try await counting.countTokensAtProvider(request) }
            #expect(error?.code == code)
        }
    }

    @Test("Others have no such thing")
    func none() throws {
        let factory = try LLMGatewayFactory.make(["OPENAI_API_KEY": "k"])
        #expect(try factory.makeGateway("openai:gpt-4o").counting == nil)
    }
}
