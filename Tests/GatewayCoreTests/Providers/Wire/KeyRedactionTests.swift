import Testing

@testable import GatewayCore

@Suite("Keys in errors")
struct KeyRedactionTests {
    private static let key = "sk-secret-0123456789"
    private static let expected = "Wrong key (the key), see (the key)."
    private static let failure = #"{"error": {"message": "Wrong key \#(key), see \#(key)."}}"#

    private func gateway(_ reply: HTTPResponse, key: String = key) -> OpenAIGateway {
        OpenAIGateway(
            model: "gpt-4o", apiKey: key, connection: ConnectionOptions(maxRetries: 0),
            transport: ScriptedTransport(reply))
    }

    @Test("A server that repeats the key in its refusal does not put it into the error", arguments: [401, 200])
    func whole(status: Int) async {
        let request = LLMRequest(prompt: "Hi")
        let asked = await #expect(throws: GatewayError.self) {
            try await gateway(.json(Self.failure, status: status)).generate(request)
        }
        #expect(asked?.providerMessage == Self.expected)
        let streamed = await #expect(throws: GatewayError.self) {
            try await gateway(.json(Self.failure, status: status)).stream(request).collect()
        }
        #expect(streamed?.providerMessage == Self.expected)
    }

    @Test("Nor in the middle of a stream")
    func midStream() async {
        let error = await #expect(throws: GatewayError.self) {
            try await gateway(.eventStream([Array("data: \(Self.failure)\n\n".utf8)])).stream(LLMRequest(prompt: "Hi"))
                .collect()
        }
        #expect(error?.providerMessage == Self.expected)
    }

    @Test("Nor does a secret in a header of the configuration get into an error", arguments: ["X-Auth", "api-key"])
    func header(name: String) async throws {
        let provider = ConfiguredProvider(
            name: "acme", baseURL: "http://acme.test",
            headers: [HTTPHeaders.Field(name: name, value: Self.key), HTTPHeaders.Field(name: "X-Team", value: "see")])
        let factory = LLMGatewayFactory(
            configuration: GatewayConfiguration(providers: [provider]),
            transport: ScriptedTransport(.json(Self.failure, status: 401)))
        let gateway = try factory.makeGateway("acme:m")
        let error = await #expect(throws: GatewayError.self) { try await gateway.generate(LLMRequest(prompt: "Hi")) }
        #expect(error?.providerMessage == Self.expected)
    }

    @Test("The address that a gateway shows is another one than the provider's own, without a password")
    func address() throws {
        var factory = try LLMGatewayFactory.make([
            "OPENAI_API_KEY": "k", "ANTHROPIC_API_KEY": "k", "GEMINI_API_KEY": "k",
        ])
        func addresses() throws -> [String?] {
            let openAI = try factory.makeGateway("openai") as? OpenAIGateway
            let anthropic = try factory.makeGateway("anthropic") as? AnthropicGateway
            let gemini = try factory.makeGateway("gemini") as? GeminiGateway
            let ollama = try factory.makeGateway("ollama:m") as? OllamaGateway
            return [openAI?.baseURL, anthropic?.baseURL, gemini?.baseURL, ollama?.baseURL]
        }
        #expect(try addresses() == [nil, nil, nil, nil])
        for name in ["openai", "anthropic", "gemini", "ollama"] { factory.baseURLs[name] = "http://me:secret@box:1" }
        #expect(
            try addresses() == ["http://box:1", "http://box:1/v1", "http://box:1/v1beta", "http://box:1"])
    }

    @Test("The key of a local server, such as x, is no secret and left in ordinary words")
    func shortKey() async {
        let error = await #expect(throws: GatewayError.self) {
            try await gateway(.json(#"{"error": "unexpected text"}"#, status: 400), key: "x").generate(
                LLMRequest(prompt: "Hi"))
        }
        #expect(error?.providerMessage == "unexpected text")
    }
}
