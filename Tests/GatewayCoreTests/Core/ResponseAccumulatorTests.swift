import GatewayJSON
import GatewayCore
import GatewaySchema
import Testing

@Suite("Folding events into a response")
struct ResponseAccumulatorTests {
    private func response(to events: [StreamEvent], format: ResponseFormat = .text) -> LLMResponse {
        var accumulator = ResponseAccumulator(for: LLMRequest(prompt: "Hi", responseFormat: format), model: "asked")
        for event in events { accumulator.add(event) }
        return accumulator.response
    }

    @Test("No events: an empty answer of the model that was asked")
    func empty() {
        #expect(response(to: []) == LLMResponse(content: "", model: "asked", finishReason: FinishReason(.other)))
    }

    @Test("Text and reasoning are put together apart from each other")
    func text() {
        let events: [StreamEvent] = [.reasoning("1"), .text("a"), .reasoning("2"), .text("b")]
        #expect(
            response(to: events)
                == LLMResponse(content: "ab", reasoning: "12", model: "asked", finishReason: FinishReason(.other)))
    }

    @Test("A later report of usage replaces an earlier one")
    func usage() {
        let events: [StreamEvent] = [
            .usage(Usage(promptTokens: 1, completionTokens: 1)), .usage(Usage(promptTokens: 1, completionTokens: 9)),
        ]
        #expect(response(to: events).usage == Usage(promptTokens: 1, completionTokens: 9))
    }

    @Test("The model's own name wins, is no other metadata, and an empty one counts as none")
    func model() {
        let told = response(to: [.metadata(["model": "told", "id": "1"]), .metadata(["id": "2", "tier": 3])])
        #expect(told.model == "told")
        #expect(told.metadata == ["id": "2", "tier": 3])
        #expect(response(to: [.metadata(["model": ""])]).model == "asked")
    }

    @Test("Content is parsed only when JSON was asked for, and only when all of it is JSON")
    func parsed() throws {
        let object: [StreamEvent] = [.text("{\"a\": "), .text("1}")]
        #expect(response(to: object).parsed == nil)
        #expect(response(to: object, format: .json).parsed == ["a": 1])
        #expect(response(to: object, format: .jsonSchema(try Schema(["type": "object"]))).parsed == ["a": 1])
        #expect(response(to: [.text("Sure: {}")], format: .json).parsed == nil)
    }
}
