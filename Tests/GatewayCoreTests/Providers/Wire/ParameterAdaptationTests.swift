import GatewayJSON
import GatewaySchema
import Testing

@testable import GatewayCore

/// A refusal in words of its own, and what is changed then.
@Suite("Refusals of what Parlance added by itself")
struct ParameterAdaptationTests {
    private func changes(_ request: WireRequest, _ body: String, status: Int = 400) -> [ParameterChange]? {
        ParameterAdaptation.adapt(request, to: ProviderErrorBody(Array(body.utf8)), status: status)?.changes
    }

    private func message(_ text: String) -> String {
        JSONValue.object(["error": ["message": .string(text)]]).serialized()
    }

    /// A request of each protocol with everything that Parlance adds.
    private static func request(_ form: WireRequest.Form) throws -> WireRequest {
        var request =
            switch form {
            case .chat:
                WireRequest(
                    form, path: "/chat/completions",
                    body: [
                        "messages": [["role": "system", "content": "S"], ["role": "user", "content": "U"]],
                        "stream": true, "stream_options": ["include_usage": true], "temperature": 0.7,
                        "max_tokens": 9, "response_format": ["type": "json_schema", "json_schema": [:]],
                    ])
            case .responses:
                WireRequest(
                    form, path: "/responses",
                    body: [
                        "instructions": "S", "input": [["role": "user", "content": "U"]], "stream": true,
                        "store": false, "temperature": 0.7, "reasoning": ["summary": "auto"],
                        "text": ["format": ["type": "json_schema", "schema": [:]]],
                    ])
            case .anthropic:
                WireRequest(
                    form, path: "/messages",
                    body: [
                        "system": "S", "messages": [["role": "user", "content": "U"]], "stream": true,
                        "temperature": 0.7, "max_tokens": 9,
                        "output_config": ["format": ["type": "json_schema", "schema": [:]]],
                    ])
            case .gemini:
                WireRequest(
                    form, path: "/models/g:streamGenerateContent?alt=sse",
                    body: [
                        "systemInstruction": ["parts": [["text": "S"]]],
                        "contents": [["role": "user", "parts": [["text": "U"]]]],
                        "generationConfig": [
                            "temperature": 0.7, "responseMimeType": "application/json", "responseJsonSchema": [:],
                            "thinkingConfig": ["includeThoughts": true],
                        ],
                    ])
            case .ollama:
                WireRequest(
                    form, path: "/api/chat",
                    body: [
                        "messages": [["role": "system", "content": "S"], ["role": "user", "content": "U"]],
                        "stream": true, "options": ["temperature": 0.7], "format": ["type": "array"],
                    ])
            }
        request.format = .jsonSchema(try Schema(["type": "object"]))
        return request
    }

    @Test(
        "The options of a stream, in every wording",
        arguments: [
            #"{"error":{"message":"property 'stream_options' is unsupported"}}"#,
            #"{"error":{"message":"Unrecognized request argument supplied: stream_options"}}"#,
            #"{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]}"#,
            #"{"detail":[{"loc":["body","stream_options","include_usage"],"msg":"Extra inputs are not permitted"}]}"#,
            #"{"object":"error","message":"[{'type': 'extra_forbidden', 'loc': ('body', 'stream_options'), 'msg': 'Extra inputs are not permitted', 'input': {'include_usage': True}}]","code":400}"#,
            #"{"error":{"message":"No.","param":"stream_options","code":"unsupported_parameter"}}"#,
            #"{"error":{"message":"No.","param":"stream_options","code":"unknown_parameter"}}"#,
            #"{"message":"1 validation error for Request\nbody -> stream_options\n  extra fields not permitted"}"#,
            #"{"error":"json: unknown field \"stream_options\""}"#,
            #"{"error":{"message":"litellm.UnsupportedParamsError: x does not support parameters: ['stream_options']"}}"#,
            #"Stream options can only be defined when stream is true"#,
            #"{"error":{"message":"不支持的参数: stream_options"}}"#,
        ], [400, 422])
    func streamOptions(body: String, status: Int) throws {
        #expect(changes(try Self.request(.chat), body, status: status) == [.streamOptions])
    }

    @Test(
        "The temperature that nobody chose, in every protocol",
        arguments: [
            "invalid temperature: only 1 is allowed for this model",
            "Unsupported value: 'temperature' does not support 0.7 with this model. Only the default (1) value is supported.",
            "`temperature` is deprecated for this model.", "Unsupported parameter: temperature",
            "temperature and top_p cannot both be specified for this model",
            "Unrecognized request argument supplied: temperature",
            "Unknown name \"temperature\" at 'generation_config': Cannot find field.",
            "body.temperature: Extra inputs are not permitted",
            "litellm: o3 doesn't support temperature=0.7. Only temperature=1 is supported",
        ], [WireRequest.Form.chat, .responses, .anthropic, .gemini, .ollama])
    func temperature(text: String, form: WireRequest.Form) throws {
        let request = try Self.request(form)
        let adapted = try #require(
            ParameterAdaptation.adapt(request, to: ProviderErrorBody(Array(message(text).utf8)), status: 400))
        #expect(adapted.changes == [.temperature])
        #expect(ParameterChange.temperature.place(in: request).flatMap(adapted.request.value) == nil)
        // A server's own failure that names it in other words is none.
        #expect(changes(request, message("The temperature sensor is hot"), status: 500) == nil)
    }

    @Test(
        "The form of a schema, in every wording",
        arguments: [
            #"{"error":{"message":"This response_format type is unavailable now"}}"#,
            #"{"detail":[{"type":"extra_forbidden","loc":["body","response_format"],"msg":"Extra inputs are not permitted"}]}"#,
            #"{"detail":[{"loc":["body","response_format","type"],"msg":"Input should be 'text' or 'json_object'"}]}"#,
            #"{"error":"json: unknown field \"response_format\""}"#,
            #"{"error":{"message":"Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.","param":null}}"#,
            #"{"error":{"message":"x","param":"response_format","code":"invalid_value"}}"#,
            #"{"error":{"message":"'response_format.type' must be 'json_object' or 'text'"}}"#,
            #"{"error":{"message":"This model does not support structured outputs."}}"#,
            #"{"error":{"message":"failed to parse grammar"}}"#,
            #"{"error":{"message":"Invalid schema for response_format 'r'","param":"response_format","code":"invalid_json_schema"}}"#,
        ], [400, 422])
    func schema(body: String, status: Int) throws {
        #expect(changes(try Self.request(.chat), body, status: status) == [.schema])
    }

    @Test(
        "A schema is given up in steps, and the prompt has it after the first",
        arguments: [
            (.chat, "response_format is not supported"), (.responses, "text.format is not supported"),
            (.anthropic, "output_config: Extra inputs are not permitted"),
            (.gemini, "Unknown name \"responseJsonSchema\" at 'generation_config': Cannot find field."),
            (.ollama, "invalid format: schema not supported"),
        ] as [(WireRequest.Form, String)])
    func steps(form: WireRequest.Form, text: String) throws {
        let error = ProviderErrorBody(Array(message(text).utf8))
        let original = try Self.request(form)
        let (first, changes) = try #require(ParameterAdaptation.adapt(original, to: error, status: 400))
        #expect(changes == [.schema])
        let words = "valid against this JSON Schema"
        // Ollama's prompt has it from the beginning.
        if form != .ollama { #expect(first.systemPrompt?.contains(words) == true && first.systemPrompt != words) }
        let place = try #require(ParameterChange.schema.place(in: original))
        let forms: [WireRequest.Form: JSONValue] = [
            .chat: ["type": "json_object"], .responses: ["type": "json_object"], .ollama: "json",
        ]
        #expect(first.value(at: place) == forms[form])
        let second = ParameterAdaptation.adapt(first, to: error, status: 400, without: changes)
        guard form != .anthropic else { return #expect(second == nil) }
        if form == .gemini {
            #expect(first.value(at: ["generationConfig", "responseMimeType"]) == "application/json")
        }
        let last = try #require(second)
        #expect(last.changes == [.responseFormat])
        let lastPlace = try #require(ParameterChange.responseFormat.place(in: original))
        #expect(last.request.value(at: lastPlace) == nil)
        #expect(ParameterAdaptation.adapt(last.request, to: error, status: 400, without: changes + last.changes) == nil)
    }

    @Test(
        "Other things that are added",
        arguments: [
            (
                .responses, "Your organization must be verified to generate reasoning summaries.", "reasoning.summary",
                [.reasoningSummary]
            ),
            (.responses, "Unsupported parameter: 'reasoning.summary'", nil, [.reasoningSummary]),
            (.responses, "Unknown parameter: 'store'.", "store", [.store]),
            (.responses, "store: Extra inputs are not permitted", nil, [.store]),
            (
                .gemini, "Unknown name \"includeThoughts\" at 'generation_config.thinking_config': Cannot find field.",
                nil,
                [.includeThoughts]
            ),
            (.gemini, "Thinking is not supported by this model.", nil, [.includeThoughts]),
            (.chat, "Your organization must be verified to stream this model.", "stream", [.stream]),
            (.anthropic, "Streaming is not supported for this model", nil, [.stream]),
            (.gemini, "This model does not support streaming.", nil, [.stream]),
            (.ollama, "streaming is not enabled", nil, [.stream]),
            (
                .chat, "Unrecognized request arguments supplied: stream_options, temperature", nil,
                [.temperature, .streamOptions]
            ),
            (
                .chat,
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
                "max_tokens", [.newLimitName]
            ),
            (.chat, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.", nil, [.newLimitName]),
            (.anthropic, "The model is unsupported for streaming", nil, [.stream]),
            (.chat, "System role not supported", nil, [.systemRole]),
            (.chat, "Conversation roles must alternate user/assistant/user/assistant/...", nil, [.systemRole]),
            (.ollama, "Only user and assistant roles are supported!", nil, [.systemRole]),
            (.gemini, "Developer instruction is not enabled for models/gemma-3", nil, [.systemRole]),
            (.anthropic, "system prompt is not supported", nil, [.systemRole]),
            (.responses, "This model does not support 'system' messages", nil, [.systemRole]),
            (
                .chat, "Unsupported value: 'messages[0].role' does not support 'system' with this model.",
                "messages[0].role", [.systemRole]
            ),
        ] as [(WireRequest.Form, String, String?, [ParameterChange])])
    func others(form: WireRequest.Form, text: String, parameter: String?, expected: [ParameterChange]) throws {
        var error = ProviderErrorBody(Array(message(text).utf8))
        error.parameter = parameter
        error.fields = parameter.map { [$0] } ?? []
        let request = try Self.request(form)
        let adapted = try #require(ParameterAdaptation.adapt(request, to: error, status: 400))
        #expect(adapted.changes == expected)
        if expected == [.systemRole] {
            #expect(adapted.request.systemPrompt == nil)
            #expect(JSONValue.object(adapted.request.body).serialized().contains(#"S\n\nU"#) || form == .gemini)
        }
        if expected == [.stream], form != .gemini { #expect(adapted.request.body["stream"] == false) }
    }

    @Test(
        "Everything else is a refusal",
        arguments: [
            (400, #"{"error":{"message":"No.","param":"messages","code":"unsupported_parameter"}}"#),
            (400, #"{"error":{"message":"temperature is unsupported","param":"messages"}}"#),
            (400, #"{"error":{"message":"This model's maximum context length is 8 tokens, max_tokens included"}}"#),
            (
                400,
                #"{"error":{"message":"max_tokens is too large: 9. This model supports at most 4","param":"max_tokens"}}"#
            ),
            (400, #"{"error":{"message":"Invalid image format, only png is supported"}}"#),
            (401, #"{"error":{"message":"temperature is unsupported","param":"temperature"}}"#),
            (429, #"{"error":{"message":"stream_options is unsupported","param":"stream_options"}}"#),
            (400, #"{"error":{"message":"upstream stream broke: invalid request"}}"#),
            (500, #"{"error":{"message":"Cannot use both json_schema and grammar"}}"#),
            (400, #"{"error":{"message":"System message must be at the beginning, only once"}}"#),
            (400, #"{"error":{"message":"No."}}"#), (400, "{}"), (422, ""),
        ])
    func refusal(status: Int, body: String) throws {
        #expect(changes(try Self.request(.chat), body, status: status) == nil)
    }

    @Test("What a person set is reported with the fix", arguments: [WireRequest.Form.chat, .gemini, .ollama])
    func given(form: WireRequest.Form) throws {
        let error = ProviderErrorBody(Array(message("temperature is not supported").utf8))
        var request = try Self.request(form)
        request.hasGivenTemperature = true
        #expect(ParameterAdaptation.adapt(request, to: error, status: 400) == nil)
        #expect(
            ParameterAdaptation.fix(request, error, status: 400)
                == "Set no temperature for this model, or one that it accepts.")
        var options = try Self.request(.chat)
        options.givenFields = ["stream_options": ["include_usage": true]]
        let refused = ProviderErrorBody(Array(message("stream_options is not supported").utf8))
        #expect(ParameterAdaptation.adapt(options, to: refused, status: 400) == nil)
        #expect(
            ParameterAdaptation.fix(options, refused, status: 400)
                == "Remove stream_options from the parameters you set, or change it.")
        #expect(ParameterAdaptation.fix(options, error, status: 400) == nil)
    }
}
