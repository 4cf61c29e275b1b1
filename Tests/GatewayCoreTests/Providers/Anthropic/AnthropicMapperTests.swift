import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("Anthropic's answers")
struct AnthropicMapperTests {
    private func events(_ name: String) throws -> [StreamEvent] {
        try Fixture.streamedEvents(name, provider: .acme, as: AnthropicMapper.self)
    }

    @Test("Thoughts and text come apart, and usage adds what the cache read and wrote")
    func thinking() throws {
        let usage = Usage(
            promptTokens: 69, completionTokens: 53, cachedTokens: 40, cacheWriteTokens: 20, reasoningTokens: 31)
        #expect(
            try events("anthropic-thinking.sse") == [
                .metadata(["id": "msg_01", "model": "claude-haiku-4-5-20251001"]), .reasoning("Two and"),
                .reasoning(" three."), .text("That is"), .text(" five."),
                .reasoningBlock([["type": "thinking", "thinking": "Two and three.", "signature": "EvQBCkYI"]]),
                .finish(FinishReason(.stop, raw: "end_turn")), .usage(usage),
            ])
    }

    @Test("A whole reply and the stream of the same answer give equal responses")
    func wholeEqualsStream() throws {
        let whole = try Fixture.wholeEvents("anthropic-thinking.json", provider: .acme, as: AnthropicMapper.self)
        #expect(try LLMResponse.make(from: whole) == LLMResponse.make(from: events("anthropic-thinking.sse")))
    }

    @Test("A refusal without a word of the model is told in the provider's words")
    func refusal() throws {
        let response = LLMResponse.make(from: try events("anthropic-refusal.sse"))
        #expect(response.content == "This request was blocked.")
        #expect(
            response.finishReason
                == FinishReason(.refusal, raw: "refusal", explanation: "This request was blocked."))
        #expect(response.metadata["stop_details"]?["category"] == "cyber")
    }

    @Test(
        "The reasons of an end",
        arguments: [
            ("end_turn", .stop), ("stop_sequence", .stop), ("max_tokens", .length),
            ("model_context_window_exceeded", .length), ("tool_use", .toolCalls), ("pause_turn", .other),
        ] as [(String, FinishReason.Kind)])
    func finishReasons(raw: String, kind: FinishReason.Kind) throws {
        var mapper = AnthropicMapper(provider: .acme)
        let event = #"{"type": "message_delta", "delta": {"stop_reason": "\#(raw)"}}"#
        #expect(try mapper.events(fromEvent: Array(event.utf8)) == [.finish(FinishReason(kind, raw: raw))])
    }

    @Test("An overloaded server in the middle of an answer is a failure that is worth another try")
    func overloaded() throws {
        var mapper = AnthropicMapper(provider: .acme)
        let event = #"{"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}"#
        let error = #expect(throws: GatewayError.self) { try mapper.events(fromEvent: Array(event.utf8)) }
        #expect(error?.providerMessage == "Overloaded")
        #expect(error?.isRetryable == true)
    }
}
