import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("A level of reasoning that a server refuses")
struct EffortRefusalTests {
    private static let answer = #"{"choices": [{"message": {"content": "Hi"}, "finish_reason": "stop"}]}"#
    private static let request = LLMRequest(prompt: "Hi", reasoning: .max)

    private static func refusal(_ text: String) -> HTTPResponse {
        .json(JSONValue.object(["error": ["message": .string(text)]]).serialized(), status: 400)
    }

    private func sentences(_ transport: ScriptedTransport, _ memory: ParameterMemory) async throws -> [String] {
        let gateway = try EffortBodies.gateway("custom:new", transport: transport, memory: memory)
        var sentences: [String] = []
        for try await event in gateway.stream(Self.request) {
            if case .adjusted(let adjustment) = event { sentences.append(adjustment.sentence) }
        }
        return sentences
    }

    @Test("It moves to the nearest of those that the refusal names, which are remembered")
    func moves() async throws {
        let memory = ParameterMemory()
        let transport = ScriptedTransport(
            Self.refusal(
                "Unsupported value: 'reasoning_effort' does not support 'max' with this model. Supported values are: "
                    + "'low', 'medium', and 'high'."),
            .json(Self.answer), .json(Self.answer))
        let said = ["custom:new has no effort max; high is used."]
        #expect(try await sentences(transport, memory) == said)
        #expect(try await sentences(transport, memory) == said)
        #expect(try transport.bodies.map { $0["reasoning_effort"] } == ["max", "high", "high"])
        let notes = memory.notes(of: ModelID(provider: "custom", model: "new"))
        #expect(
            notes == [
                "custom:new at https://models.test/v1 has effort low, medium, high. No other is sent for 7 more days."
            ])
    }

    @Test("A server that knows none gets none, and that is said")
    func dropped() async throws {
        let memory = ParameterMemory()
        let transport = ScriptedTransport(
            Self.refusal("Unrecognized request argument supplied: reasoning_effort"), .json(Self.answer),
            .json(Self.answer))
        let said = ["custom:new refused effort max; none is sent."]
        #expect(try await sentences(transport, memory) == said)
        #expect(try await sentences(transport, memory) == said)
        #expect(try transport.bodies.map { $0["reasoning_effort"] } == ["max", nil, nil])
    }

    @Test("Ollama's model that does not think")
    func ollama() async throws {
        let transport = ScriptedTransport(
            .json(#"{"error": "\"new\" does not support thinking"}"#, status: 400),
            .json(#"{"model": "new", "message": {"role": "assistant", "content": "Hi"}, "done": true}"#))
        let gateway = try EffortBodies.gateway("ollama:new", transport: transport)
        #expect(try await gateway.generate(LLMRequest(prompt: "Hi", reasoning: .high)).content == "Hi")
        #expect(try transport.bodies.map { $0["think"] } == ["high", nil])
    }

    @Test("Settings of sampling are left out, too, and a call for a whole answer reports it")
    func sampling() async throws {
        let transport = ScriptedTransport(
            Self.refusal("Unsupported parameter: 'stop' is not supported with this model."), .json(Self.answer))
        let gateway = try EffortBodies.gateway("custom:new", transport: transport)
        let heard = Heard()
        _ = try await gateway.generate(LLMRequest(prompt: "Hi", stop: ["END"])) { heard.add($0) }
        #expect(heard.sentences == ["custom:new refused stop; it is left out."])
        #expect(try transport.bodies.map { $0["stop"] } == [["END"], nil])
    }

    @Test(
        "The levels that a sentence accepts",
        arguments: [
            (
                "This model does not support effort level 'xhigh'. Supported levels: high, low, max, medium.",
                [.low, .medium, .high, .max]
            ),
            ("reasoning_effort must be one of 'none' or 'default'", [.off]),
            ("Input should be 'high' or 'none'", [.off, .high]),
            ("thinking is not supported with this model", []), ("Unknown parameter: high", []),
        ] as [(String, [ReasoningEffort])])
    func words(sentence: String, levels: [ReasoningEffort]) {
        #expect(EffortWords.levels(in: sentence) == levels)
    }
}
