import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("top_p, stop and seed under each protocol's own names")
struct SamplingTests {
    private static let request = LLMRequest(prompt: "Hi", topP: 0.5, stop: ["END", "STOP"], seed: 7)

    @Test(
        "Where a protocol has none it is left out, and that is said",
        arguments: [
            ("custom:m", #"{"top_p":0.5,"stop":["END","STOP"],"seed":7}"#, []),
            ("openai:gpt-4o", #"{"top_p":0.5,"stop":["END","STOP"],"seed":7}"#, []),
            ("mistral:codestral-latest", #"{"top_p":0.5,"stop":["END","STOP"],"random_seed":7}"#, []),
            (
                "anthropic:claude-haiku-4-5", #"{"max_tokens":64000,"top_p":0.5,"stop_sequences":["END","STOP"]}"#,
                ["seed"]
            ),
            (
                "gemini:gemini-2.0-flash",
                #"{"generationConfig":{"topP":0.5,"stopSequences":["END","STOP"],"seed":7}}"#,
                []
            ),
            ("ollama:llama3.2", #"{"options":{"top_p":0.5,"stop":["END","STOP"],"seed":7}}"#, []),
            ("xai:grok-4.3", #"{"top_p":0.5,"seed":7}"#, ["stop"]),
            ("openai:o3", #"{"seed":7}"#, ["top_p", "stop"]),
        ] as [(String, String, [String])])
    func names(model: String, expected: String, refused: [String]) throws {
        #expect(try EffortBodies.fields(model, Self.request) == (try JSONValue(parsing: expected)))
        let wire = try EffortBodies.gateway(model).wire(Self.request, isStreamed: false)
        #expect(wire.adjustments.map(\.setting.rawValue) == refused)
    }

    @Test("Responses has neither stop nor seed")
    func responses() throws {
        #expect(try EffortBodies.fields("openai:gpt-4o", Self.request, dialect: .responses) == ["top_p": 0.5])
        #expect(
            try EffortBodies.sentences("openai:gpt-4o", Self.request, dialect: .responses) == [
                "openai:gpt-4o doesn't accept stop; it is left out.",
                "openai:gpt-4o doesn't accept seed; it is left out.",
            ])
    }

    @Test("Extra parameters win")
    func extra() throws {
        var request = Self.request
        request.extraParameters = ["top_p": 0.1, "stop": "X", "seed": 1]
        #expect(try EffortBodies.fields("custom:m", request) == ["top_p": 0.1, "stop": "X", "seed": 1])
    }

    @Test("Anthropic takes a temperature or top_p")
    func either() throws {
        var request = Self.request
        request.temperature = 0.5
        request.seed = nil
        #expect(
            try EffortBodies.sentences("anthropic:claude-haiku-4-5", request) == [
                "anthropic:claude-haiku-4-5 doesn't accept top_p beside a temperature; it is left out."
            ])
    }
}
