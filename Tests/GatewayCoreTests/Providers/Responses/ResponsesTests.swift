import GatewayJSON
import GatewaySchema
import Testing

@testable import GatewayCore

@Suite("OpenAI's Responses")
struct ResponsesTests {
    private func body(
        _ model: String, _ request: LLMRequest, extra: JSONObject = [:], isStreamed: Bool = true
    ) -> JSONObject {
        OpenAIGateway(
            apiKey: "k",
            settings: GatewaySettings(
                model: model, dialect: .responses, temperature: 0.3, maxTokens: 9, extraParameters: extra,
                transport: ScriptedTransport())
        ).body(for: request, isStreamed: isStreamed)
    }

    @Test("Summaries and a commentary are reasoning, and their parts are kept apart")
    func reasoning() throws {
        let events = try Fixture.streamedEvents("responses-reasoning.sse", provider: .acme, as: ResponsesMapper.self)
        let response = LLMResponse.make(from: events)
        #expect(response.reasoning == "**Adding**\n\nChecking.\n\nLet me see.")
        #expect(response.content == "It is **570**.")
        #expect(response.finishReason == FinishReason(.stop, raw: "completed"))
        #expect(
            response.usage
                == Usage(
                    promptTokens: 299, completionTokens: 74, totalTokens: 373, cachedTokens: 128, reasoningTokens: 62))
        #expect(
            response.metadata == ["id": "resp_01", "created_at": 1_793_400_000, "service_tier": "default"])
        let whole = try Fixture.wholeEvents("responses-reasoning.json", provider: .acme, as: ResponsesMapper.self)
        #expect(LLMResponse.make(from: whole) == response)
    }

    @Test("A response that failed is thrown with its words")
    func failed() throws {
        let error = #expect(throws: GatewayError.self) {
            try Fixture.streamedEvents("responses-failed.sse", provider: .acme, as: ResponsesMapper.self)
        }
        #expect(error?.code == .quotaExceeded)
        #expect(error?.providerMessage == "You exceeded your current quota.")
    }

    @Test("A refusal is told as one, whole and streamed")
    func refusal() throws {
        var mapper = ResponsesMapper(provider: .acme)
        let whole = #"{"output": [{"type": "message", "content": [{"type": "refusal", "refusal": "No."}]}]}"#
        let expected: [StreamEvent] = [.text("No."), .finish(FinishReason(.refusal, raw: "completed"))]
        #expect(try mapper.events(fromReply: Array(whole.utf8)) == expected)
        var streaming = ResponsesMapper(provider: .acme)
        let delta = #"{"type": "response.refusal.delta", "delta": "No."}"#
        let end = #"{"type": "response.completed", "response": {"status": "completed"}}"#
        #expect(
            try streaming.events(fromEvent: Array(delta.utf8)) + streaming.events(fromEvent: Array(end.utf8))
                == expected)
    }

    @Test("The system prompt is the instructions, nothing is stored, the limit is one that is taken")
    func request() {
        #expect(
            body("gpt-4o", LLMRequest(system: "Be brief.", prompt: "Hi")) == [
                "model": "gpt-4o", "instructions": "Be brief.",
                "input": [["type": "message", "role": "user", "content": "Hi"]],
                "stream": true, "store": false, "temperature": 0.3, "max_output_tokens": 16,
            ])
    }

    @Test("A reasoning model is asked for summaries, takes no temperature, and its effort in either spelling")
    func effort() {
        for extra in [["reasoning_effort": "low"], ["reasoning": ["effort": "low"]]] as [JSONObject] {
            let body = body("gpt-5.1-codex", LLMRequest(prompt: "Hi"), extra: extra)
            #expect(body["reasoning"] == ["summary": "auto", "effort": "low"])
            #expect(body["reasoning_effort"] == nil)
            #expect(body["temperature"] == nil)
        }
    }

    @Test("The format is flat")
    func format() throws {
        let schema: JSONValue = [
            "title": "P", "type": "object", "properties": ["a": ["type": "string"]], "required": ["a"],
        ]
        let format = body("gpt-4o", LLMRequest(prompt: "Hi", responseFormat: .jsonSchema(try Schema(schema))))["text"]
        #expect(format?["format"]?["type"] == "json_schema")
        #expect(format?["format"]?["name"] == "P")
        #expect(format?["format"]?["strict"] == true)
        #expect(format?["format"]?["schema"]?["additionalProperties"] == false)
        #expect(
            body("gpt-4o", LLMRequest(prompt: "Hi", responseFormat: .json))["text"]
                == ["format": ["type": "json_object"]])
    }

    @Test(
        "The models that want Responses get them, unless a profile says otherwise",
        arguments: [
            ("gpt-5-pro", true), ("o3-pro-2025-06-10", true), ("gpt-5.1-codex-max", true), ("codex-mini-latest", true),
            ("gpt-4o", false), ("gpt-5-mini", false), ("deepseek-v4-pro", false), ("gpt-5-product", false),
        ])
    func dialect(model: String, isResponses: Bool) async {
        let paths =
            [
                (nil, isResponses ? "/responses" : "/chat/completions"), (.responses, "/responses"),
                (.chatCompletions, "/chat/completions"),
            ] as [(ProviderDialect?, String)]
        for (dialect, path) in paths {
            let transport = ScriptedTransport()
            let gateway = OpenAIGateway(
                apiKey: "k", settings: GatewaySettings(model: model, dialect: dialect, transport: transport))
            _ = try? await gateway.generate(LLMRequest(prompt: "Hi"))
            #expect(transport.requests.map(\.url) == ["https://api.openai.com/v1" + path])
        }
    }
}
