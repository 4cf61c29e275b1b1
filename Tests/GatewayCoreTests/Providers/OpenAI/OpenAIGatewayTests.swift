import GatewayJSON
import GatewaySchema
import Testing

@testable import GatewayCore

@Suite("Requests to OpenAI")
struct OpenAIGatewayTests {
    private static let messages: JSONValue = [
        ["role": "system", "content": "Be brief."], ["role": "user", "content": "Hi"],
        ["role": "assistant", "content": "Hello."], ["role": "user", "content": "Why?"],
    ]
    private static let conversation: [Message] = [
        .system("Be brief."), .user("Hi"), .assistant("Hello."), .user("Why?"),
    ]

    private func gateway(
        _ model: String = "gpt-4o", temperature: Double? = nil, maxTokens: Int? = nil, extra: JSONObject = [:],
        transport: ScriptedTransport = ScriptedTransport()
    ) -> OpenAIGateway {
        OpenAIGateway(
            apiKey: "k",
            settings: GatewaySettings(
                model: model, temperature: temperature, maxTokens: maxTokens, extraParameters: extra,
                transport: transport))
    }

    @Test("A conversation, as a stream with usage")
    func stream() {
        #expect(
            gateway().body(for: LLMRequest(messages: Self.conversation), isStreamed: true) == [
                "model": "gpt-4o", "messages": Self.messages, "stream": true, "stream_options": ["include_usage": true],
            ])
    }

    @Test("A conversation, whole")
    func whole() {
        #expect(
            gateway().body(for: LLMRequest(messages: Self.conversation), isStreamed: false)
                == ["model": "gpt-4o", "messages": Self.messages, "stream": false])
    }

    @Test("Temperature 0 and the token limit are sent; the request's win over the gateway's")
    func settings() {
        let body = gateway(temperature: 0, maxTokens: 9).body(for: LLMRequest(prompt: "Hi"), isStreamed: false)
        #expect(
            body == [
                "model": "gpt-4o", "messages": [["role": "user", "content": "Hi"]], "stream": false, "temperature": 0,
                "max_tokens": 9,
            ])
        let other = gateway(temperature: 1, maxTokens: 9)
            .body(for: LLMRequest(prompt: "Hi", temperature: 0, maxTokens: 3), isStreamed: false)
        #expect(other["temperature"] == 0)
        #expect(other["max_tokens"] == 3)
    }

    @Test(
        "A reasoning model gets no temperature, and its limit as max_completion_tokens",
        arguments: ["gpt-6-sol", "gpt-5", "o3", "o4-mini", "gpt-5.9-unheard-of", "gpt-6", "o1-new"])
    func reasoning(model: String) {
        let gateway = gateway(model, temperature: 0.7, maxTokens: 9)
        #expect(
            gateway.body(for: LLMRequest(prompt: "Hi", temperature: 1), isStreamed: false) == [
                "model": .string(model), "messages": [["role": "user", "content": "Hi"]], "stream": false,
                "max_completion_tokens": 9,
            ])
        #expect(gateway.defaultTemperature == nil)
        #expect(gateway.abilities.temperatures == nil)
        #expect(gateway.abilities.structuredOutput == .jsonSchema)
    }

    @Test(
        "Any other model takes a temperature, also one that nobody knows",
        arguments: ["gpt-4o", "gpt-4.1-mini", "smollm2-135m-instruct", "o3x", "gpt-50", "openai/o3"])
    func notReasoning(model: String) {
        let gateway = gateway(model, temperature: 0.7, maxTokens: 9)
        let body = gateway.body(for: LLMRequest(prompt: "Hi"), isStreamed: false)
        #expect(body["temperature"] == 0.7)
        #expect(body["max_tokens"] == 9)
        #expect(gateway.defaultTemperature == 0.7)
        #expect(gateway.abilities.temperatures == 0...2)
        #expect(gateway.abilities.structuredOutput == .jsonSchema)
    }

    @Test("A reasoning model that is told not to reason takes a temperature")
    func reasoningOff() {
        let gateway = gateway("gpt-5.4", temperature: 0.7, extra: ["reasoning_effort": "none"])
        #expect(
            gateway.body(for: LLMRequest(prompt: "Hi"), isStreamed: false) == [
                "model": "gpt-5.4", "messages": [["role": "user", "content": "Hi"]], "stream": false,
                "temperature": 0.7,
                "reasoning_effort": "none",
            ])
    }

    @Test("JSON mode says so in the prompt, where nobody has said it")
    func jsonMode() {
        #expect(
            gateway().body(for: LLMRequest(prompt: "Hi", responseFormat: .json), isStreamed: false) == [
                "model": "gpt-4o",
                "messages": [
                    ["role": "system", "content": "Answer with JSON only."], ["role": "user", "content": "Hi"],
                ],
                "stream": false, "response_format": ["type": "json_object"],
            ])
    }

    @Test("A schema that fits OpenAI's subset is sent in strict form, without words in the prompt")
    func strictSchema() throws {
        let schema = try Schema([
            "title": "A person", "type": "object", "properties": ["name": ["type": "string"]], "required": ["name"],
        ])
        #expect(
            gateway().body(for: LLMRequest(prompt: "Hi", responseFormat: .jsonSchema(schema)), isStreamed: false) == [
                "model": "gpt-4o", "messages": [["role": "user", "content": "Hi"]], "stream": false,
                "response_format": [
                    "type": "json_schema",
                    "json_schema": [
                        "name": "A_person", "strict": true,
                        "schema": [
                            "title": "A person", "type": "object", "properties": ["name": ["type": "string"]],
                            "required": ["name"], "additionalProperties": false,
                        ],
                    ],
                ],
            ])
    }

    @Test("Any other schema is sent as it is, not strict")
    func looseSchema() throws {
        let value: JSONValue = ["type": "object", "properties": ["name": ["type": "string"]]]
        let request = LLMRequest(prompt: "Hi", responseFormat: .jsonSchema(try Schema(value)))
        #expect(
            gateway().body(for: request, isStreamed: false)["response_format"] == [
                "type": "json_schema", "json_schema": ["name": "response", "strict": false, "schema": value],
            ])
    }

    @Test("Extra parameters come last: the request's win over the profile's, and both over all else")
    func extraParameters() {
        let gateway = gateway(temperature: 0.7, extra: ["seed": 1, "top_p": 0.5, "temperature": 0.1])
        let request = LLMRequest(prompt: "Hi", extraParameters: ["seed": 2, "user": "u"])
        #expect(
            gateway.body(for: request, isStreamed: false) == [
                "model": "gpt-4o", "messages": [["role": "user", "content": "Hi"]], "stream": false, "temperature": 0.1,
                "seed": 2, "top_p": 0.5, "user": "u",
            ])
    }

    @Test("The request goes to the address with the key, and asks for what it wants")
    func request() async throws {
        let transport = ScriptedTransport(.json("{}"), .json("{}"))
        let gateway = OpenAIGateway(model: "gpt-4o", apiKey: "k", baseURL: "http://local/v1/", transport: transport)
        _ = try? await gateway.generate(LLMRequest(prompt: "Hi"))
        _ = try? await gateway.stream(LLMRequest(prompt: "Hi")).collect()
        let common: HTTPHeaders = [
            "Authorization": "Bearer k", "Content-Type": "application/json", "User-Agent": "parlance",
        ]
        for (request, accept) in zip(transport.requests, ["application/json", "text/event-stream"]) {
            var headers = common
            headers["Accept"] = accept
            headers["Idempotency-Key"] = request.headers["Idempotency-Key"]
            #expect(request.method == .post)
            #expect(request.url == "http://local/v1/chat/completions")
            #expect(request.headers == headers)
        }
        let keys = transport.requests.compactMap { $0.headers["Idempotency-Key"] }
        #expect(keys.count == 2 && keys.first != keys.last)
    }

    @Test("Organization and project are headers: the profile's, else the environment's")
    func organization() async {
        func headers(_ settings: (inout GatewaySettings) -> Void) async -> [String?] {
            let transport = ScriptedTransport(.json("{}"))
            var all = GatewaySettings(
                model: "m", environment: ["OPENAI_ORG_ID": "env-org", "OPENAI_PROJECT_ID": ""], transport: transport)
            settings(&all)
            _ = try? await OpenAIGateway(apiKey: "k", settings: all).generate(LLMRequest(prompt: "Hi"))
            let sent = transport.requests.first?.headers
            return [sent?["OpenAI-Organization"], sent?["OpenAI-Project"]]
        }
        #expect(await headers { _ in } == ["env-org", nil])
        #expect(await headers { ($0.organization, $0.project) = ("org", "proj") } == ["org", "proj"])
        #expect(await headers { $0.environment = [:] } == [nil, nil])
    }

    @Test("A token limit above what the model takes is that of the model")
    func limit() {
        let gateway = OpenAIGateway(model: "gpt-4o", apiKey: "k", maxTokens: 100_000, transport: ScriptedTransport())
        #expect(gateway.body(for: LLMRequest(prompt: "Hi"), isStreamed: false)["max_tokens"] == 16384)
        let unknown = OpenAIGateway(model: "new", apiKey: "k", maxTokens: 100_000, transport: ScriptedTransport())
        #expect(unknown.body(for: LLMRequest(prompt: "Hi"), isStreamed: false)["max_tokens"] == 100_000)
    }

    @Test("The name is never prefixed twice")
    func id() {
        #expect(gateway("openai:gpt-4o").id.description == "openai:gpt-4o")
        #expect(gateway("openai:gpt-4o").body(for: LLMRequest(prompt: "Hi"), isStreamed: false)["model"] == "gpt-4o")
    }
}
