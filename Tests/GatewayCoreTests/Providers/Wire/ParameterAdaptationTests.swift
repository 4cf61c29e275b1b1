import Testing

@testable import GatewayCore

@Suite("Settings that a server refuses by name")
struct ParameterAdaptationTests {
    private func adapt(_ body: JSONObject, code: String?, parameter: String?) -> JSONObject? {
        var error = ProviderErrorBody(.null)
        error.code = code
        error.parameter = parameter
        return ParameterAdaptation.adapt(body, to: error)
    }

    @Test("max_tokens becomes max_completion_tokens, with the same limit")
    func maxTokens() {
        #expect(
            adapt(["model": "m", "max_tokens": 7], code: "unsupported_parameter", parameter: "max_tokens")
                == ["model": "m", "max_completion_tokens": 7])
    }

    @Test(
        "The temperature and the stream's options are left out",
        arguments: ["temperature", "stream_options"], ["unsupported_parameter", "unsupported_value"])
    func leftOut(parameter: String, code: String) {
        #expect(adapt(["model": "m", parameter: 1], code: code, parameter: parameter) == ["model": "m"])
    }

    @Test("A summary of the reasoning is no longer asked for, the rest of what is said of reasoning stays")
    func summary() {
        let body: JSONObject = ["reasoning": ["effort": "low", "summary": "auto"]]
        #expect(
            adapt(body, code: "unsupported_value", parameter: "reasoning.summary") == ["reasoning": ["effort": "low"]])
        #expect(
            adapt(["reasoning": ["summary": "auto"]], code: "unsupported_value", parameter: "reasoning.summary") == [:])
        #expect(
            adapt(["reasoning": ["effort": "low"]], code: "unsupported_value", parameter: "reasoning.summary") == nil)
    }

    @Test("A sentence that names the parameter is enough where there is no code")
    func sentence() {
        func adapt(_ message: String, parameter: String?) -> JSONObject? {
            var error = ProviderErrorBody(.null)
            error.message = message
            error.parameter = parameter
            return ParameterAdaptation.adapt(["temperature": 1], to: error)
        }
        #expect(adapt("Unsupported parameter: 'temperature' is not supported.", parameter: "temperature") == [:])
        #expect(adapt("`temperature` is deprecated for this model.", parameter: nil) == [:])
        #expect(adapt("temperature: must be below 1", parameter: nil) == nil)
        #expect(adapt("Wrong temperature.", parameter: "temperature") == nil)
    }

    @Test(
        "Everything else is a refusal",
        arguments: [
            ("unsupported_parameter", "messages"), ("unsupported_parameter", "response_format"),
            ("unsupported_parameter", "stream_options"), ("unsupported_parameter", nil),
            ("invalid_value", "temperature"),
            (nil, "temperature"), ("unsupported_parameter", "max_completion_tokens"),
        ] as [(String?, String?)])
    func refusal(code: String?, parameter: String?) {
        let body: JSONObject = ["temperature": 1, "messages": [], "response_format": 1, "max_completion_tokens": 5]
        #expect(adapt(body, code: code, parameter: parameter) == nil)
    }

    @Test("A limit that is there under both names is not guessed at")
    func bothLimits() {
        let body: JSONObject = ["max_tokens": 1, "max_completion_tokens": 2]
        #expect(adapt(body, code: "unsupported_parameter", parameter: "max_tokens") == nil)
    }
}

@Suite("Sending again without a refused setting")
struct ParameterAdaptationSendingTests {
    private static let answer = #"{"choices": [{"message": {"content": "Hi"}, "finish_reason": "stop"}]}"#
    private static let request = LLMRequest(prompt: "Hi", temperature: 0.5, maxTokens: 7)

    private static func refusal(of parameter: String, status: Int = 400) -> HTTPResponse {
        .json(
            #"{"error": {"message": "No \#(parameter).", "param": "\#(parameter)", "code": "unsupported_parameter"}}"#,
            status: status)
    }

    private func gateway(_ transport: ScriptedTransport) -> OpenAIGateway {
        OpenAIGateway(model: "a-new-model", apiKey: "k", transport: transport)
    }

    @Test("One after another, until the server takes it")
    func untilTaken() async throws {
        let transport = ScriptedTransport(
            Self.refusal(of: "max_tokens"), Self.refusal(of: "temperature"), .json(Self.answer))
        let response = try await gateway(transport).generate(Self.request)
        #expect(response.content == "Hi")
        let common: JSONObject = [
            "model": "a-new-model", "messages": [["role": "user", "content": "Hi"]], "stream": false,
        ]
        let changing: [JSONObject] = [
            ["temperature": 0.5, "max_tokens": 7], ["temperature": 0.5, "max_completion_tokens": 7],
            ["max_completion_tokens": 7],
        ]
        let expected = changing.map { part in
            var body = common
            body.merge(part)
            return JSONValue.object(body)
        }
        #expect(try transport.bodies == expected)
    }

    @Test("In a stream, too")
    func stream() async throws {
        let events = #"data: {"choices": [{"delta": {"content": "Hi"}, "finish_reason": "stop"}]}"# + "\n\n"
        let transport = ScriptedTransport(Self.refusal(of: "stream_options"), .eventStream([Array(events.utf8)]))
        #expect(try await gateway(transport).stream(Self.request).collect().content == "Hi")
        #expect(try transport.bodies.map { $0["stream_options"] } == [["include_usage": true], nil])
    }

    @Test("A setting that is refused again, or under another status, is an error")
    func giveUp() async throws {
        let again = ScriptedTransport(Self.refusal(of: "temperature"), Self.refusal(of: "temperature"))
        let error = await #expect(throws: GatewayError.self) { try await gateway(again).generate(Self.request) }
        #expect(error?.code == .invalidRequest)
        #expect(error?.providerMessage == "No temperature.")
        let other = ScriptedTransport(Self.refusal(of: "temperature", status: 422))
        await #expect(throws: GatewayError.self) { try await gateway(other).generate(Self.request) }
        #expect(other.requests.count == 1)
    }
}
