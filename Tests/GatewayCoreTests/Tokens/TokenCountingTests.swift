import GatewayTokenizers
import GatewayJSON
import GatewaySchema
import Testing

@testable import GatewayCore

@Suite("Token counts of models")
struct TokenCountingTests {
    @Test(
        "Each model is counted with its own tokenizer, the others with the nearest, as an estimate",
        arguments: [
            ("openai:gpt-4o", "o200k_base", true),
            ("openai:gpt-4o-2024-11-20", "o200k_base", true),
            ("openai:gpt-4.1-mini", "o200k_base", true),
            ("openai:gpt-5-nano", "o200k_base", true),
            ("openai:gpt-4", "cl100k_base", true),
            ("openai:gpt-4-turbo", "cl100k_base", true),
            ("openai:gpt-oss-120b", "o200k_harmony", true),
            ("openai:gpt-6-sol", "o200k_base", false),
            ("openai:smollm2-135m-instruct", "o200k_base", false),
            ("mistral:open-mistral-7b", "mistral_v1", true),
            ("mistral:mistral-large-2407", "mistral_v3", true),
            ("mistral:mistral-large-2411", "mistral_v7", true),
            ("mistral:mistral-large-latest", "tekken", true),
            ("mistral:my-own-model", "tekken", false),
            ("demo:tour", "o200k_base", true),
            ("acme:gpt-4o", "o200k_base", false),
        ])
    func tokenizers(model: String, tokenizer: String, isExact: Bool) throws {
        let found = ModelTokenizer(for: try #require(ModelID(model)))
        #expect(found.tokenizer.name == tokenizer)
        #expect(found.isExact == isExact)
    }

    @Test("A conversation is counted by OpenAI's rule")
    func openAIFormat() {
        // Two messages of the example in OpenAI's cookbook "How to count tokens with tiktoken", without their names,
        // which Parlance never sends; counted with PyPI's tiktoken by the cookbook's rule.
        let messages: [Message] = [
            .system(
                "You are a helpful, pattern-following assistant that translates corporate jargon into plain English."),
            .user("This late pivot means we don't have time to boil the ocean for the client deliverable."),
        ]
        let model = ModelTokenizer(for: ModelID(provider: "openai", model: "gpt-4o"))
        #expect(model.format.count(messages, with: model.tokenizer) == 46)
    }

    @Test("Mistral's system prompt stands where the version has it")
    func mistralSegments() {
        let messages: [Message] = [.system("S"), .user("A"), .assistant("B"), .user("C")]
        func texts(_ version: PromptFormat.MistralVersion) -> [String] {
            version.segments(of: messages).map { "\($0.controlTokens):\($0.text)" }
        }
        #expect(texts(.v1) == ["0:[INST] S\n\nA [/INST]", "1:B", "0:[INST] C [/INST]"])
        #expect(texts(.v3) == ["2:A", "1:B", "2:S\n\nC"])
        #expect(texts(.v7) == ["2:S", "2:A", "1:B", "2:C"])
    }

    @Test("A prompt is exact where tokenizer and format are published, and no schema is in it")
    func exactness() throws {
        let request = LLMRequest(prompt: "Hello")
        func count(_ model: String, _ request: LLMRequest) throws -> TokenCount {
            try LLMGatewayFactory.make(["OPENAI_API_KEY": "key", "MISTRAL_API_KEY": "key"])
                .makeGateway(model).countTokens(request)
        }
        // 3 + 3 + "user" + "Hello".
        #expect(try count("openai:gpt-4o", request) == TokenCount(count: 8, isExact: true))
        #expect(try count("openai:gpt-6-sol", request) == TokenCount(count: 8, isExact: false))
        #expect(try count("openai:gpt-5", request).isExact == false)
        // BOS, [INST], "Hello", [/INST].
        #expect(try count("mistral:open-mistral-nemo", request) == TokenCount(count: 4, isExact: true))
        var structured = request
        structured.responseFormat = .jsonSchema(try Schema(["type": "object"]))
        #expect(try count("openai:gpt-4o", structured).isExact == false)
        #expect(try count("openai:gpt-4o", structured).count > 8)
    }
}
