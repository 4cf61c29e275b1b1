import GatewayCore
import Testing

@testable import ParlanceChat

@Suite("The nearest models")
struct NearestModelsTests {
    private static let providers = ["anthropic", "gemini", "mistral", "openai", "openrouter"]
    private static let names =
        [ModelName(text: "small", id: ModelID("mistral:mistral-small-latest"), isProfile: true)]
        + [
            "openai:gpt-5.5", "openai:gpt-5.4", "openai:gpt-5.4-mini", "openai:gpt-4.1", "openai:gpt-4o",
            "openai:gpt-4o-mini",
            "openai:o3",
        ].map { ModelName(text: $0, id: ModelID($0)) }
        + [
            "anthropic:claude-opus-5-5", "anthropic:claude-sonnet-5-5", "anthropic:claude-haiku-4-5",
            "gemini:gemini-3.8-flash",
            "mistral:mistral-large-latest", "mistral:mistral-small-latest", "openrouter:openai/gpt-5.4",
        ].map { ModelName(text: $0, id: ModelID($0), missingKey: "KEY") }

    @Test(
        "By any part, by words in any order, and by slips of the finger; profiles first",
        arguments: [
            ("claude", ["anthropic:claude-opus-5-5", "anthropic:claude-sonnet-5-5", "anthropic:claude-haiku-4-5"]),
            ("sonnet", ["anthropic:claude-sonnet-5-5"]), ("4o", ["openai:gpt-4o", "openai:gpt-4o-mini"]),
            ("gpt4", ["openai:gpt-4.1", "openai:gpt-4o", "openai:gpt-4o-mini"]),
            ("large", ["mistral:mistral-large-latest"]),
            ("smal", ["small", "mistral:mistral-small-latest"]), ("SMALL", ["small", "mistral:mistral-small-latest"]),
            ("samll", ["small"]), ("flash 3.8", ["gemini:gemini-3.8-flash"]),
            ("5-sonnet", ["anthropic:claude-sonnet-5-5"]),
            ("gpt5.4", ["openai:gpt-5.4", "openai:gpt-5.4-mini"]), ("haiku-4.5", ["anthropic:claude-haiku-4-5"]),
            ("gpt-4o-mni", ["openai:gpt-4o-mini", "openai:gpt-4o"]),
            ("mini", ["openai:gpt-5.4-mini", "openai:gpt-4o-mini"]),
            ("openai:claude-opus-5-5", ["anthropic:claude-opus-5-5"]), ("opus5", ["anthropic:claude-opus-5-5"]),
            ("mistral:gpt-4o", ["openai:gpt-4o", "openai:gpt-4o-mini"]), ("o3", ["openai:o3"]), ("llama", []), ("", []),
            ("openai:test-model", []), ("mistral:mine", []), ("openai:c", []), ("xy", []),
            ("?", []),
            ("claude-sonet-5-5", ["anthropic:claude-sonnet-5-5"]), ("gemeni-3.8-flash", ["gemini:gemini-3.8-flash"]),
        ])
    func nearest(typed: String, expected: [String]) {
        let found = NearestModels.matches(for: typed, in: Self.names, of: Self.providers).map(\.text)
        #expect(found.prefix(max(1, expected.count)) == expected[...], "\(found)")
    }

    @Test("A name that was made up has what it shares with others")
    func madeUp() {
        #expect(
            NearestModels.matches(for: "gpt-9-foo", in: Self.names, of: Self.providers, limit: 3).map(\.text)
                == ["openai:gpt-5.5", "openai:gpt-5.4", "openai:gpt-5.4-mini"])
    }

    @Test("The provider that was named comes first, and who can be asked before who cannot")
    func order() {
        let names = ["a:x-pro", "b:x-pro", "c:x-pro"].map {
            ModelName(text: $0, id: ModelID($0), missingKey: $0 == "a:x-pro" ? "K" : nil)
        }
        #expect(
            NearestModels.matches(for: "pro", in: names, of: ["a", "b", "c"]).map(\.text) == [
                "b:x-pro", "c:x-pro", "a:x-pro",
            ])
        #expect(
            NearestModels.matches(for: "a:pro", in: names, of: ["a", "b", "c"]).map(\.text) == [
                "a:x-pro", "b:x-pro", "c:x-pro",
            ])
    }
}
