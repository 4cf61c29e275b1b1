import GatewayJSON
import GatewaySchema
import Testing

@testable import GatewayCore

@Suite("Ollama")
struct OllamaTests {
    @Test("Thinking is reasoning, the last line has the counts, and its facts are told once")
    func stream() throws {
        #expect(
            try Fixture.streamedEvents("ollama-native.ndjson", provider: .acme, as: OllamaMapper.self) == [
                .metadata(["model": "qwen3:4b"]), .reasoning("Hm."), .text("The sky"), .text(" is blue."),
                .metadata([
                    "created_at": "2026-08-04T08:52:20.1Z", "total_duration": 4_883_583_458,
                    "load_duration": 1_334_875, "prompt_eval_duration": 342_546_000, "eval_duration": 4_535_599_000,
                ]),
                .finish(FinishReason(.stop, raw: "stop")), .usage(Usage(promptTokens: 26, completionTokens: 282)),
            ])
    }

    @Test("An error in the middle is thrown with its words")
    func failure() throws {
        var mapper = OllamaMapper(provider: .acme)
        let error = #expect(throws: GatewayError.self) {
            try mapper.events(fromEvent: Array(#"{"error": "llama runner process has terminated"}"#.utf8))
        }
        #expect(error?.providerMessage == "llama runner process has terminated")
    }

    @Test("Settings are options, a schema is the format and told in words, too")
    func body() throws {
        let gateway = OllamaGateway(
            settings: GatewaySettings(
                model: "llama3.2", temperature: 0.3, maxTokens: 50, extraParameters: ["options": ["num_ctx": 8192]],
                transport: ScriptedTransport()))
        let schema: JSONValue = ["type": "object"]
        let body = gateway.body(
            for: LLMRequest(prompt: "Hi", temperature: 0, responseFormat: .jsonSchema(try Schema(schema))),
            isStreamed: true)
        #expect(body["options"] == ["temperature": 0, "num_predict": 50, "num_ctx": 8192])
        #expect(body["format"] == schema)
        #expect(body["stream"] == true)
        #expect(body["messages"]?[0]?["role"] == "system")
        #expect(gateway.body(for: LLMRequest(prompt: "Hi"), isStreamed: false)["format"] == nil)
        #expect(
            gateway.body(for: LLMRequest(prompt: "Hi", responseFormat: .json), isStreamed: false)["format"] == "json")
    }

    @Test(
        "The address may be written as in OLLAMA_HOST",
        arguments: [
            ("box", "http://box:11434"), ("box:1", "http://box:1"), (":1", "http://127.0.0.1:1"),
            ("0.0.0.0", "http://127.0.0.1:11434"), ("http://0.0.0.0:1", "http://127.0.0.1:1"),
            ("https://o.test", "https://o.test"), ("http://localhost:11434/v1", "http://localhost:11434"),
        ])
    func address(host: String, expected: String) {
        #expect(OllamaGateway.address(host) == expected)
    }

    @Test("A model has to be named, and a server of one's own needs no key")
    func factory() throws {
        let factory = try LLMGatewayFactory.make()
        #expect(throws: GatewayError.self) { try factory.makeGateway("ollama") }
        #expect(try factory.makeGateway("ollama:llama3.2:3b").id.description == "ollama:llama3.2:3b")
    }
}
