import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("Usage of Chat Completions")
struct UsageChatCompletionsTests {
    @Test(
        "Every provider's place for cached tokens",
        arguments: [
            #"{"prompt_tokens": 10, "completion_tokens": 2, "prompt_tokens_details": {"cached_tokens": 4}}"#,
            #"{"prompt_tokens": 10, "completion_tokens": 2, "prompt_token_details": {"cached_tokens": 4}}"#,
            #"{"prompt_tokens": 10, "completion_tokens": 2, "num_cached_tokens": 4, "prompt_tokens_details": null}"#,
            #"{"prompt_tokens": 10, "completion_tokens": 2, "prompt_cache_hit_tokens": 4}"#,
        ])
    func cached(json: String) throws {
        #expect(
            Usage(openAI: try JSONValue(parsing: json))
                == Usage(promptTokens: 10, completionTokens: 2, cachedTokens: 4))
    }

    @Test("Details that are not told stay unknown")
    func unknown() {
        #expect(
            Usage(openAI: ["prompt_tokens": 10, "completion_tokens": 2, "total_tokens": 13])
                == Usage(promptTokens: 10, completionTokens: 2, totalTokens: 13))
        var half = Usage(promptTokens: 10, completionTokens: 0)
        half.unreported = .completion
        #expect(Usage(openAI: ["prompt_tokens": 10]) == half)
    }

    @Test(
        "What counts nothing is no usage",
        arguments: [.null, [:], ["prompt_tokens": .null], ["prompt_tokens": "7 or so"], 5] as [JSONValue])
    func none(value: JSONValue) {
        #expect(Usage(openAI: value) == nil)
    }
}
