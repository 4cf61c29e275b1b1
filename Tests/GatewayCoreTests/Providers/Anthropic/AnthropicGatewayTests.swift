import GatewayJSON
import GatewaySchema
import Testing

@testable import GatewayCore

@Suite("Requests to Anthropic")
struct AnthropicGatewayTests {
    private func gateway(
        _ model: String = "claude-haiku-4-5", temperature: Double? = 0.3, maxTokens: Int? = nil,
        extra: JSONObject = [:]
    ) -> AnthropicGateway {
        AnthropicGateway(
            apiKey: "k",
            settings: GatewaySettings(
                model: model, temperature: temperature, maxTokens: maxTokens, extraParameters: extra,
                transport: ScriptedTransport()))
    }

    @Test("The system prompt stands apart, the limit is the model's, the temperature is sent")
    func body() {
        let request = LLMRequest(system: "Be brief.", prompt: "Hi")
        #expect(
            gateway().body(for: request, isStreamed: true) == [
                "model": "claude-haiku-4-5", "max_tokens": 64000, "system": "Be brief.",
                "messages": [["role": "user", "content": "Hi"]], "stream": true, "temperature": 0.3,
            ])
    }

    @Test(
        "Models from Opus 4.7 on take no temperature, and none is sent",
        arguments: [
            ("claude-haiku-4-5", true), ("claude-sonnet-4-6", true), ("claude-3-haiku-20240307", true),
            ("claude-opus-4-20250514", true), ("claude-opus-4-8", false), ("claude-sonnet-5-5", false),
            ("claude-fable-5-1", false), ("claude-opus-9", false), ("kimi-k3", true),
        ])
    func temperature(model: String, acceptsTemperature: Bool) {
        let gateway = gateway(model)
        #expect(gateway.abilities.temperatures == (acceptsTemperature ? 0...1 : nil))
        #expect(gateway.defaultTemperature == (acceptsTemperature ? 0.3 : nil))
        let body = gateway.body(for: LLMRequest(prompt: "Hi", temperature: 0), isStreamed: false)
        #expect(body["temperature"] == (acceptsTemperature ? 0 : nil))
    }

    @Test("A model that is asked to think takes no temperature")
    func thinking() {
        let thinking: JSONObject = ["thinking": ["type": "enabled", "budget_tokens": 2048]]
        let body = gateway(extra: thinking).body(for: LLMRequest(prompt: "Hi", temperature: 0.5), isStreamed: false)
        #expect(body["temperature"] == nil)
        #expect(body["thinking"] == thinking["thinking"])
    }

    @Test("The limit is the request's, the settings', the catalogue's or a usual one, in this order")
    func limit() {
        func limit(_ gateway: AnthropicGateway, _ request: Int? = nil) -> JSONValue? {
            gateway.body(for: LLMRequest(prompt: "Hi", maxTokens: request), isStreamed: false)["max_tokens"]
        }
        #expect(limit(gateway(maxTokens: 9), 5) == 5)
        #expect(limit(gateway(maxTokens: 9)) == 9)
        #expect(limit(gateway(maxTokens: 100_000)) == 64000)
        #expect(limit(gateway("claude-sonnet-5-5")) == 128_000)
        #expect(limit(gateway("claude-unheard-of")) == 8192)
    }

    @Test("Prompt and limit together fit the window")
    func window() throws {
        var model = CatalogModel(id: ModelID(provider: "anthropic", model: "m"))
        model.contextWindow = 10_000
        model.maxOutputTokens = 4000
        func limit(bytes: Int, tokens: Int, asked: Int? = nil) -> Int {
            AnthropicBody.limit(asked: asked, for: model, promptBytes: bytes, promptTokens: { tokens })
        }
        #expect(limit(bytes: 6000, tokens: 9999) == 4000)
        #expect(limit(bytes: 20_000, tokens: 5000) == 4000)
        #expect(limit(bytes: 30_000, tokens: 7000) == 1600)
        #expect(limit(bytes: 60_000, tokens: 20_000) == 1024)
        #expect(limit(bytes: 30_000, tokens: 7000, asked: 500) == 500)
        #expect(limit(bytes: 30_000, tokens: 7000, asked: 3000) == 1600)
    }

    @Test(
        "A schema is sent without the bounds that are refused there; one that cannot be said there goes into the prompt"
    )
    func schema() throws {
        func body(_ schema: JSONValue) throws -> JSONObject {
            gateway().body(
                for: LLMRequest(prompt: "Who?", responseFormat: .jsonSchema(try Schema(schema))), isStreamed: false)
        }
        let bounded: JSONValue = [
            "type": "object", "properties": ["age": ["type": "integer", "minimum": 0]], "required": ["age"],
        ]
        #expect(
            try body(bounded)["output_config"] == [
                "format": [
                    "type": "json_schema",
                    "schema": [
                        "type": "object", "properties": ["age": ["type": "integer"]], "required": ["age"],
                        "additionalProperties": false,
                    ],
                ]
            ])
        let open: JSONValue = ["type": "object", "additionalProperties": ["type": "integer"]]
        #expect(try body(open)["output_config"] == nil)
        #expect(try body(open)["system"]?.stringValue?.contains("additionalProperties") == true)
    }

    @Test(
        "An address with and without the version",
        arguments: ["http://a.test", "http://a.test/v1", "http://a.test/v1/"])
    func address(url: String) async {
        let transport = ScriptedTransport()
        let gateway = AnthropicGateway(model: "m", apiKey: "k", baseURL: url, transport: transport)
        _ = try? await gateway.generate(LLMRequest(prompt: "Hi"))
        #expect(transport.requests.map(\.url) == ["http://a.test/v1/messages"])
        #expect(transport.requests.first?.headers["anthropic-version"] == "2023-06-01")
    }

    @Test("A default temperature that a new model refuses is left out right away")
    func refusedTemperature() async throws {
        let transport = ScriptedTransport(
            .json(
                #"{"type": "error", "error": {"type": "invalid_request_error", "message": "#
                    + #""`temperature` is deprecated for this model."}}"#, status: 400),
            .json(#"{"content": [{"type": "text", "text": "Hi"}], "stop_reason": "end_turn"}"#))
        var settings = GatewaySettings(model: "claude-3-next", temperature: 0.5, transport: transport)
        settings.hasDefaultTemperature = true
        let gateway = AnthropicGateway(apiKey: "k", settings: settings)
        #expect(try await gateway.generate(LLMRequest(prompt: "Hi")).content == "Hi")
        #expect(try transport.bodies.map { $0["temperature"] } == [0.5, nil])
    }
}
