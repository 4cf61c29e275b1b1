import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("Gemini's answers")
struct GeminiMapperTests {
    private func events(_ json: String) throws -> [StreamEvent] {
        var mapper = GeminiMapper(provider: .acme)
        return try mapper.events(fromEvent: Array(json.utf8))
    }

    @Test("Thoughts are reasoning, and only the last running count is the call's usage")
    func thoughts() throws {
        let usage = Usage(
            promptTokens: 9, completionTokens: 310, totalTokens: 319, cachedTokens: 4, reasoningTokens: 302)
        #expect(
            try Fixture.streamedEvents("gemini-thoughts.sse", provider: .acme, as: GeminiMapper.self) == [
                .metadata(["id": "M3iL", "model": "gemini-3-pro-preview"]), .reasoning("Counting r's."),
                .text("There are "), .text("**3**."), .reasoningBlock(["thoughtSignature": "EpAICo0I"]),
                .finish(FinishReason(.stop, raw: "STOP")), .usage(usage),
            ])
    }

    @Test("A prompt that is blocked is an answer that the filter withheld, whole and streamed")
    func blocked() throws {
        let reply = #"{"promptFeedback": {"blockReason": "SAFETY"}, "usageMetadata": {"promptTokenCount": 4}}"#
        let expected: [StreamEvent] = [
            .finish(FinishReason(.contentFilter, raw: "SAFETY")), .usage(Usage(promptTokens: 4, completionTokens: 0)),
        ]
        #expect(try events(reply) == expected)
        var mapper = GeminiMapper(provider: .acme)
        #expect(try mapper.events(fromReply: Array(reply.utf8)) == expected)
    }

    @Test(
        "The reasons of an end",
        arguments: [
            ("STOP", .stop), ("MAX_TOKENS", .length), ("RECITATION", .contentFilter),
            ("PROHIBITED_CONTENT", .contentFilter), ("LANGUAGE", .other),
        ] as [(String, FinishReason.Kind)])
    func finishReasons(raw: String, kind: FinishReason.Kind) throws {
        #expect(
            try events(#"{"candidates": [{"finishReason": "\#(raw)"}]}"#) == [.finish(FinishReason(kind, raw: raw))])
    }
}
