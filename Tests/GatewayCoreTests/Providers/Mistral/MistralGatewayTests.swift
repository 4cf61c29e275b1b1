import GatewayJSON
import GatewaySchema
import Testing

@testable import GatewayCore

@Suite("Requests to Mistral")
struct MistralGatewayTests {
    private static let schema: JSONValue = [
        "title": "Person", "type": "object", "properties": ["name": ["type": "string"]],
    ]

    private func gateway(
        _ model: String = "mistral-large-latest", temperature: Double? = nil, maxTokens: Int? = nil,
        extra: JSONObject = [:]
    ) -> MistralGateway {
        MistralGateway(
            apiKey: "k",
            settings: GatewaySettings(
                model: model, temperature: temperature, maxTokens: maxTokens, extraParameters: extra,
                transport: ScriptedTransport()))
    }

    @Test("A stream asks for nothing that Mistral does not know")
    func stream() {
        let request = LLMRequest(system: "Be brief.", prompt: "Hi", temperature: 0, maxTokens: 9)
        #expect(
            gateway(temperature: 0.7).body(for: request, isStreamed: true) == [
                "model": "mistral-large-latest",
                "messages": [["role": "system", "content": "Be brief."], ["role": "user", "content": "Hi"]],
                "stream": true, "temperature": 0, "max_tokens": 9,
            ])
    }

    @Test("Whole, with the gateway's settings and extra parameters; a reasoning model takes them, too")
    func whole() {
        let gateway = gateway(
            "magistral-medium-latest", temperature: 0.3, maxTokens: 9,
            extra: ["random_seed": 7, "reasoning_effort": "high"])
        #expect(
            gateway.body(for: LLMRequest(prompt: "Hi", extraParameters: ["random_seed": 8]), isStreamed: false) == [
                "model": "magistral-medium-latest", "messages": [["role": "user", "content": "Hi"]], "stream": false,
                "temperature": 0.3, "max_tokens": 9, "random_seed": 8, "reasoning_effort": "high",
            ])
        #expect(gateway.defaultTemperature == 0.3)
        #expect(
            gateway.abilities
                == ModelAbilities(
                    temperatures: 0...1.5, structuredOutput: .jsonSchema, seesImages: true, efforts: [.high],
                    defaultEffort: .high, areEffortsKnown: true))
    }

    @Test("A schema is sent as Mistral's own, unchanged")
    func schema() throws {
        let request = LLMRequest(prompt: "Hi", responseFormat: .jsonSchema(try Schema(Self.schema)))
        #expect(
            gateway().body(for: request, isStreamed: false) == [
                "model": "mistral-large-latest", "messages": [["role": "user", "content": "Hi"]], "stream": false,
                "response_format": [
                    "type": "json_schema",
                    "json_schema": ["name": "Person", "schema": Self.schema, "strict": true],
                ],
            ])
    }

    @Test(
        "A model without schemas gets JSON mode, and the schema in the prompt",
        arguments: ["open-mistral-7b", "open-mixtral-8x22b", "codestral-mamba-latest", "open-codestral-mamba"])
    func schemaInPrompt(model: String) throws {
        let request = LLMRequest(
            system: "Be brief.", prompt: "Hi", responseFormat: .jsonSchema(try Schema(Self.schema)))
        let instructions =
            "Be brief.\n\nAnswer with JSON only, valid against this JSON Schema:\n" + Self.schema.serialized()
        #expect(
            gateway(model).body(for: request, isStreamed: false) == [
                "model": .string(model),
                "messages": [
                    ["role": "system", "content": .string(instructions)], ["role": "user", "content": "Hi"],
                ],
                "stream": false, "response_format": ["type": "json_object"],
            ])
        #expect(gateway(model).abilities.structuredOutput == .jsonMode)
    }

    @Test("A model without schemas is asked for text like any other")
    func textWithoutSchemas() {
        #expect(
            gateway("open-mistral-7b").body(for: LLMRequest(prompt: "Hi"), isStreamed: false)
                == ["model": "open-mistral-7b", "messages": [["role": "user", "content": "Hi"]], "stream": false])
    }

    @Test("JSON mode says so in the prompt", arguments: ["mistral-large-latest", "open-mistral-7b"])
    func jsonMode(model: String) {
        #expect(
            gateway(model).body(for: LLMRequest(prompt: "Hi", responseFormat: .json), isStreamed: false) == [
                "model": .string(model),
                "messages": [
                    ["role": "system", "content": "Answer with JSON only."], ["role": "user", "content": "Hi"],
                ],
                "stream": false, "response_format": ["type": "json_object"],
            ])
    }

    @Test(
        "The address may be given with or without the version, as Mistral's own libraries do",
        arguments: [
            (nil, "https://api.mistral.ai/v1/chat/completions"),
            ("https://api.eu.mistral.ai", "https://api.eu.mistral.ai/v1/chat/completions"),
            ("https://api.eu.mistral.ai/", "https://api.eu.mistral.ai/v1/chat/completions"),
            ("https://api.eu.mistral.ai/v1", "https://api.eu.mistral.ai/v1/chat/completions"),
            ("https://api.eu.mistral.ai/v1/", "https://api.eu.mistral.ai/v1/chat/completions"),
            ("http://127.0.0.1:8080/own/path", "http://127.0.0.1:8080/own/path/chat/completions"),
        ] as [(String?, String)])
    func address(baseURL: String?, url: String) async {
        let transport = ScriptedTransport(.json("{}"))
        let gateway = MistralGateway(model: "m", apiKey: "k", baseURL: baseURL, transport: transport)
        _ = try? await gateway.generate(LLMRequest(prompt: "Hi"))
        #expect(transport.requests.map(\.url) == [url])
        #expect(transport.requests.first?.headers["Authorization"] == "Bearer k")
    }
}
