import GatewayJSON
import GatewaySchema
import TestSupport
import Testing

@testable import GatewayCore

@Suite("Calls that go through without what was refused")
struct AdaptedCallTests {
    private static let answer = #"{"choices": [{"message": {"content": "Hi"}, "finish_reason": "stop"}]}"#

    private static func refusal(_ text: String, status: Int = 400) -> HTTPResponse {
        .json(JSONValue.object(["error": ["message": .string(text)]]).serialized(), status: status)
    }

    private func gateway(
        _ transport: ScriptedTransport, memory: ParameterMemory = ParameterMemory(),
        _ change: (inout GatewaySettings) -> Void = { _ in }
    ) -> OpenAIGateway {
        var settings = GatewaySettings(model: "new", temperature: 0.7, transport: transport, retryPolicy: .none)
        settings.hasDefaultTemperature = true
        settings.parameterMemory = memory
        change(&settings)
        return OpenAIGateway(apiKey: "k", settings: settings)
    }

    @Test("One after another, until the server accepts it; the next call begins with that")
    func untilAccepted() async throws {
        let memory = ParameterMemory()
        let transport = ScriptedTransport(
            Self.refusal("Unsupported parameter: max_tokens"),
            Self.refusal("only temperature 1 is allowed", status: 422),
            .json(Self.answer), .json(Self.answer), .json(Self.answer))
        let request = LLMRequest(prompt: "Hi", maxTokens: 7)
        #expect(try await gateway(transport, memory: memory).generate(request).content == "Hi")
        #expect(try await gateway(transport, memory: memory).generate(request).content == "Hi")
        let fields = try transport.bodies.map { body in
            ["temperature", "max_tokens", "max_completion_tokens"].filter { body[$0] != nil }
        }
        #expect(
            fields == [
                ["temperature", "max_tokens"], ["temperature", "max_completion_tokens"], ["max_completion_tokens"],
                ["max_completion_tokens"],
            ])
        // Another model is another matter, and so is a temperature that somebody set.
        _ = try await gateway(transport, memory: memory) { $0.model = "other" }.generate(request)
        #expect(try transport.bodies.last?["temperature"] != nil)
    }

    @Test("In a stream, which may have to come whole")
    func stream() async throws {
        let events = #"data: {"choices": [{"delta": {"content": "Hi"}, "finish_reason": "stop"}]}"# + "\n\n"
        let transport = ScriptedTransport(
            Self.refusal("property 'stream_options' is unsupported"), .eventStream([Array(events.utf8)]),
            Self.refusal("Streaming is not supported"), .json(Self.answer))
        #expect(try await gateway(transport).stream(LLMRequest(prompt: "Hi")).collect().content == "Hi")
        #expect(try await gateway(transport).stream(LLMRequest(prompt: "Hi")).collect().content == "Hi")
        #expect(
            try transport.bodies.map { $0["stream_options"] } == [
                ["include_usage": true], nil, ["include_usage": true], nil,
            ])
        #expect(try transport.bodies.map { $0["stream"] } == [true, true, true, false])
    }

    @Test("What a person set is an error with the fix, and nothing is sent again")
    func given() async throws {
        let transport = ScriptedTransport(Self.refusal("temperature is not supported"), .json(Self.answer))
        let error = await #expect(throws: GatewayError.self) {
            try await gateway(transport).generate(LLMRequest(prompt: "Hi", temperature: 0.5))
        }
        #expect(error?.fix == "Set no temperature for this model, or one that it accepts.")
        #expect(error?.code == .invalidRequest)
        #expect(transport.requests.count == 1)
        let set = ScriptedTransport(Self.refusal("temperature is not supported"), .json(Self.answer))
        await #expect(throws: GatewayError.self) {
            try await gateway(set) { $0.hasDefaultTemperature = false }.generate(LLMRequest(prompt: "Hi"))
        }
        #expect(set.requests.count == 1)
    }

    @Test("A factory knows whether the temperature was chosen", arguments: [nil, "0.3"])
    func factory(variable: String?) async throws {
        let transport = ScriptedTransport(Self.refusal("temperature is not supported"), .json(Self.answer))
        var environment = ["OPENAI_API_KEY": "k"]
        environment["DEFAULT_LLM_TEMPERATURE"] = variable
        let factory = try LLMGatewayFactory.make(environment, transport: transport)
        let outcome = await factory.makeGatewayOutcome("openai:gpt-4o")
        #expect(outcome == (variable == nil ? "Hi" : nil))
        #expect(transport.requests.count == (variable == nil ? 2 : 1))
        #expect(
            factory.parameterMemory.notes(of: ModelID(provider: "openai", model: "gpt-4o")).count
                == (variable == nil ? 1 : 0))
    }

    @Test("A server that refuses everything is believed, and nothing of it is remembered")
    func hostile() async throws {
        let memory = ParameterMemory()
        let all =
            "stream_options, temperature, response_format, max_tokens, max_completion_tokens, system role: not supported"
        let transport = ScriptedTransport((0..<30).map { _ in Self.refusal(all) })
        let schema = try Schema(["type": "object"])
        await #expect(throws: GatewayError.self) {
            try await gateway(transport, memory: memory).stream(
                LLMRequest(
                    messages: [.system("S"), .user("U")], maxTokens: 5, responseFormat: .jsonSchema(schema))
            ).collect()
        }
        #expect(transport.requests.count <= ParameterAdaptation.limit + 1)
        #expect(memory.notes(of: ModelID(provider: "openai", model: "new")) == [])
    }

    @Test("A schema that one server cannot read says nothing of its model")
    func schemaItself() async throws {
        let memory = ParameterMemory()
        let transport = ScriptedTransport(
            Self.refusal("Invalid schema for response_format 'r': 'x' is not permitted"), .json(Self.answer))
        let schema = try Schema(["type": "object"])
        _ = try await gateway(transport, memory: memory).generate(
            LLMRequest(messages: [.user("U")], responseFormat: .jsonSchema(schema)))
        #expect(try transport.bodies.last?["response_format"] == ["type": "json_object"])
        #expect(memory.notes(of: ModelID(provider: "openai", model: "new")) == [])
    }
}

extension LLMGatewayFactory {
    /// The answer of a model; `nil` when it fails.
    fileprivate func makeGatewayOutcome(_ name: String) async -> String? {
        try? await makeGateway(name).generate(LLMRequest(prompt: "Hi")).content
    }
}
