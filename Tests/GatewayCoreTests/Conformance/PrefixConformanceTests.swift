import GatewayJSON
import GatewaySchema
import TestSupport
import Testing

@testable import GatewayCore

/// A turn is sent as the beginning of the next, byte by byte: only so does a provider's cache know it again.
@Suite struct PrefixConformanceTests {
    private static let names = [
        "openai:gpt-4o", "openai:gpt-6-sol", "openai:o3-pro", "mistral:mistral-large-latest",
        "anthropic:claude-opus-5-5", "anthropic:claude-haiku-4-5", "gemini:gemini-3.8-flash", "ollama:llama3.2:3b",
        "openrouter:anthropic/claude-opus-5.5", "groq:openai/gpt-oss-120b", "groq:qwen/qwen3-32b",
        "deepseek:deepseek-v4-flash", "xai:grok-4.7", "together:openai/gpt-oss-120b", "azure:gpt-4o",
        "llamacpp:default",
        "lmstudio:any", "own",
    ]

    private static let yaml = """
        llm_gateways:
          own: {model: "openai:gpt-4o", base_url: "http://127.0.0.1:9/v1", top_p: 0.5}
        """

    @Test("The messages of a turn are the beginning of those of the next, and all else is as it was", arguments: names)
    func prefix(_ name: String) throws {
        let factory = LLMGatewayFactory(
            configuration: ConfigurationFile.parse(Self.yaml, file: "c.yaml"),
            environment: [
                "OPENAI_API_KEY": "k", "MISTRAL_API_KEY": "k", "ANTHROPIC_API_KEY": "k", "GEMINI_API_KEY": "k",
                "OPENROUTER_API_KEY": "k", "GROQ_API_KEY": "k", "DEEPSEEK_API_KEY": "k", "XAI_API_KEY": "k",
                "TOGETHER_API_KEY": "k", "AZURE_OPENAI_API_KEY": "k",
                "AZURE_OPENAI_ENDPOINT": "https://x.openai.azure.com",
            ], transport: ScriptedTransport())
        let gateway = try #require(try factory.makeGateway(name) as? any WireGateway)
        for seed in 0..<6 as Range<UInt64> {
            var random = RandomConversation(seed: seed)
            var request = try random.first()
            var before = gateway.wire(request, isStreamed: true)
            for turn in 2...5 {
                random.goOn(&request)
                let after = gateway.wire(request, isStreamed: true)
                try compare(before, after, "\(name), seed \(seed), turn \(turn)")
                before = after
            }
        }
    }

    private func compare(_ before: WireRequest, _ after: WireRequest, _ place: Comment) throws {
        let list = ["messages", "input", "contents"].first { before.body[$0] != nil } ?? ""
        var (old, new) = (CacheMarks.removed(from: before.body), CacheMarks.removed(from: after.body))
        #expect(old.keys == new.keys && before.path == after.path, place)
        let sent = (try #require(old[list])).serialized().dropLast()
        #expect((try #require(new[list])).serialized().hasPrefix(sent + ","), place)
        (old[list], new[list]) = (nil, nil)
        #expect(JSONValue.object(old).serialized() == JSONValue.object(new).serialized(), place)
        // A mark where the last request ended: there the provider has it.
        guard let newest = before.body[list]?.arrayValue?.last, CacheMarks.isIn(newest) else { return }
        let same = try #require(after.body[list]?.arrayValue)[(before.body[list]?.arrayValue?.count ?? 0) - 1]
        #expect(same.serialized() == newest.serialized(), place)
    }
}

/// A conversation of a person with a model, as random as the forms of requests allow.
private struct RandomConversation {
    private static let words = [
        "JSON", "json", "é", "日本", "\u{202E}", "\"quoted\"", "\n", "<xml>", "\\", "word", "{\"a\":1}", "  ", "😀",
    ]

    private var random: SeededGenerator
    private let caching: PromptCaching
    /// Half of the conversations speak of JSON only later on.
    private var words = Self.words

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        caching = PromptCaching(.allCases.randomElement(using: &random), key: "0123")
    }

    mutating func first() throws -> LLMRequest {
        if Bool.random(using: &random) { words = words.filter { $0.lowercased() != "json" } }
        defer { words = Self.words }
        let format: ResponseFormat =
            switch Int.random(in: 0..<4, using: &random) {
            case 0: .json
            case 1:
                .jsonSchema(
                    try Schema([
                        "type": "object", "title": "Answer", "required": ["b"], "additionalProperties": false,
                        "properties": ["b": ["type": "string"], "a": ["type": ["null", "number"], "minimum": 1]],
                    ]))
            default: .text
            }
        var extra: JSONObject = [:]
        if Bool.random(using: &random) { extra = ["z": 1, "metadata": ["user": "a", "b": [1, 2]], "a": true] }
        let isLong = Bool.random(using: &random)
        var messages: [Message] = []
        if Bool.random(using: &random) {
            messages.append(.system(text(isLong ? 400 : 20)))
            if Bool.random(using: &random) { messages.append(.system(text(5))) }
        }
        return LLMRequest(
            messages: messages + [prompt(isLong ? 2000 : 20)], temperature: Bool.random(using: &random) ? 0.5 : nil,
            maxTokens: Bool.random(using: &random) ? 500 : nil, responseFormat: format, extraParameters: extra,
            caching: Int.random(in: 0..<5, using: &random) == 0 ? nil : caching)
    }

    mutating func goOn(_ request: inout LLMRequest) {
        request.messages += [.assistant(text(30)), prompt(30)]
    }

    private mutating func prompt(_ count: Int) -> Message {
        let images = (0..<Int.random(in: 0..<3, using: &random)).compactMap { _ in
            ImageContent(SampleImage.png + [.random(in: 0...255, using: &random)], name: "x")
        }
        return .user(text(count), images: images)
    }

    private mutating func text(_ most: Int) -> String {
        let count = Int.random(in: 1...most, using: &random)
        return "x" + (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
    }
}
