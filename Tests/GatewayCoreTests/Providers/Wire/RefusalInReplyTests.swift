import GatewayJSON
import TestSupport
import Testing

@testable import GatewayCore

/// Servers and gateways that send status 200 before they look at the request.
@Suite("Refusals within a reply whose status is a good one")
struct RefusalInReplyTests {
    /// What such servers say of a temperature that nobody asked for.
    static let refusals = [
        #"{"error":{"message":"Unsupported parameter: 'temperature'.","type":"invalid_request_error","param":"temperature","code":"unsupported_parameter"}}"#,
        #"{"error":"temperature is not supported"}"#, #"{"detail":"temperature: Extra inputs are not permitted"}"#,
        #"{"detail":[{"type":"extra_forbidden","loc":["body","temperature"],"msg":"Extra inputs are not permitted"}]}"#,
        #"{"choices":[{"error":{"message":"only temperature 1 is allowed for this model","code":400}}]}"#,
        #"{"type":"error","error":{"type":"invalid_request_error","message":"temperature: not supported by this model"}}"#,
        #"{"object":"error","message":"temperature must be 1","code":40001}"#,
        #"{"base_resp":{"status_code":2013,"status_msg":"invalid params: temperature is unsupported"}}"#,
        #"{"success":false,"errors":[{"code":7,"message":"Unrecognized request argument supplied: temperature"}]}"#,
        #"[{"error":{"code":400,"message":"temperature isn't supported here","status":"INVALID_ARGUMENT"}}]"#,
        #"{"message":"Invalid temperature: this model has a fixed one"}"#,
    ]

    /// A gateway that adds a temperature by itself.
    private func gateway(
        _ subject: Subject, _ transport: ScriptedTransport, memory: ParameterMemory = ParameterMemory(),
        hasDefault: Bool = true
    ) -> any LLMGateway {
        var settings = GatewaySettings(
            model: "new", baseURL: "http://provider.test", temperature: 0.7, transport: transport, retryPolicy: .none)
        settings.hasDefaultTemperature = hasDefault
        settings.parameterMemory = memory
        switch subject.testDescription {
        case "openai (Responses)":
            settings.dialect = .responses
            return OpenAIGateway(apiKey: "k", settings: settings)
        case "mistral": return MistralGateway(apiKey: "k", settings: settings)
        case "anthropic": return AnthropicGateway(apiKey: "k", settings: settings)
        case "gemini": return GeminiGateway(apiKey: "k", settings: settings)
        case "ollama": return OllamaGateway(settings: settings)
        default: return OpenAIGateway(apiKey: "k", settings: settings)
        }
    }

    private func reply(_ text: String) -> HTTPResponse {
        HTTPResponse(status: 200, headers: ["Content-Type": "text/event-stream"], body: HTTPBody([Array(text.utf8)]))
    }

    private func hasTemperature(_ transport: ScriptedTransport) throws -> [Bool] {
        try transport.bodies.map { $0.serialized().contains("\"temperature\"") }
    }

    @Test("What Parlance added is left out, and the call goes through", arguments: Subject.protocols, refusals)
    func adapts(subject: Subject, refusal: String) async throws {
        let wire = try subject.requireWire()
        for form in [refusal, "data: \(refusal)\n\n", "event: error\ndata: \(refusal)\n\n", ": wait\n\n\(refusal)\n"] {
            let memory = ParameterMemory()
            let transport = ScriptedTransport(
                reply(form), wire.streamResponse([wire.stream(.words)]), wire.streamResponse([wire.stream(.words)]))
            let answer = try await gateway(subject, transport, memory: memory).stream(LLMRequest(prompt: "Hi"))
                .collect()
            #expect(answer.content == ScriptedAnswer.words.text.joined())
            // The next call begins with what was learned.
            _ = try await gateway(subject, transport, memory: memory).stream(LLMRequest(prompt: "Hi")).collect()
            #expect(try hasTemperature(transport) == [true, false, false], "\(form)")
        }
        let transport = ScriptedTransport(reply(refusal), .json(wire.whole(.words)))
        let answer = try await gateway(subject, transport).generate(LLMRequest(prompt: "Hi"))
        #expect(answer.content == ScriptedAnswer.words.text.joined())
        #expect(try hasTemperature(transport) == [true, false])
    }

    @Test("What a person set is an error with the fix", arguments: Subject.protocols)
    func given(subject: Subject) async throws {
        let transport = ScriptedTransport(reply(Self.refusals[0]), reply(Self.refusals[0]))
        let gateway = gateway(subject, transport, hasDefault: false)
        let streamed = await gateway.stream(LLMRequest(prompt: "Hi")).outcome().error
        let whole = await #expect(throws: GatewayError.self) { try await gateway.generate(LLMRequest(prompt: "Hi")) }
        #expect(streamed?.fix == "Set no temperature for this model, or one that it accepts.")
        #expect(whole == streamed)
        #expect(transport.requests.count == 2)
    }

    @Test(
        "Once part of the answer arrived nothing is retried, and the partial answer is kept",
        arguments: Subject.protocols)
    func begun(subject: Subject) async throws {
        let beginning = try subject.requireWire().beginning(ScriptedAnswer(text: ["Hel", "lo"]), pieces: 1)
        let transport = ScriptedTransport(reply(beginning + "data: \(Self.refusals[0])\n\n"), reply(""))
        let outcome = await gateway(subject, transport).stream(LLMRequest(prompt: "Hi")).outcome()
        #expect(LLMResponse.make(from: outcome.events).content == "Hel")
        #expect(outcome.error?.code == .invalidRequest)
        #expect(transport.requests.count == 1)
    }

    @Test(
        "Another failure is not a refusal, even if it names a parameter",
        arguments: [
            #"{"error":{"message":"Rate limit reached for temperature 0.7","code":"rate_limit_exceeded"}}"#,
            #"{"error":{"message":"The server is overloaded. temperature","type":"overloaded_error"}}"#,
            #"{"error":{"message":"Incorrect API key; temperature unsupported","code":"invalid_api_key"}}"#,
            #"{"error":{"message":"something broke at temperature"}}"#, #"{"error":{"message":"It broke."}}"#,
            #"{"message":"It broke.","param":"temperature"}"#,
            #"{"error":{"message":"It broke.","param":"temperature"}}"#,
        ])
    func others(failure: String) async throws {
        let transport = ScriptedTransport(reply("data: \(failure)\n\n"), reply(""))
        let outcome = await gateway(.openAI, transport).stream(LLMRequest(prompt: "Hi")).outcome()
        #expect(outcome.error != nil)
        #expect(transport.requests.count == 1)
    }

    @Test("A server that refuses everything is believed in the end, and nothing of it is remembered")
    func hostile() async throws {
        let memory = ParameterMemory()
        let all = "temperature, stream_options, max_tokens, max_completion_tokens, streaming is not supported"
        let refusal = JSONValue.object(["error": ["message": .string(all)]]).serialized()
        let transport = ScriptedTransport((0..<30).map { _ in reply("data: \(refusal)\n\n") })
        let outcome = await gateway(.openAI, transport, memory: memory).stream(LLMRequest(prompt: "Hi", maxTokens: 5))
            .outcome()
        #expect(outcome.error != nil)
        #expect(transport.requests.count <= ParameterAdaptation.limit + 1)
        #expect(memory.notes(of: ModelID(provider: "openai", model: "new")) == [])
    }

    @Test("Refused by status first, and within the reply then: both are left out, and kept once the answer comes")
    func both() async throws {
        let memory = ParameterMemory()
        let id = ModelID(provider: "openai", model: "new")
        let transport = ScriptedTransport(
            .json(#"{"error":{"message":"stream_options is not supported"}}"#, status: 400),
            reply("data: \(Self.refusals[1])\n\n"), reply("data: \(Self.refusals[1])\n\n"))
        _ = await gateway(.openAI, transport, memory: memory).stream(LLMRequest(prompt: "Hi")).outcome()
        #expect(memory.notes(of: id) == [])
        let wire = try Subject.openAI.requireWire()
        let good = ScriptedTransport(
            .json(#"{"error":{"message":"stream_options is not supported"}}"#, status: 400),
            reply("data: \(Self.refusals[1])\n\n"), wire.streamResponse([wire.stream(.words)]))
        _ = try await gateway(.openAI, good, memory: memory).stream(LLMRequest(prompt: "Hi")).collect()
        #expect(memory.notes(of: id).first?.contains("refused: stream_options, temperature.") == true)
    }
}
