import Testing

@testable import GatewayCore

/// How providers keep prompts, by families of models.
@Suite struct CacheTermsTests {
    private func terms(_ name: String) -> CacheTerms? { ModelID(name).flatMap(CacheTerms.init) }

    @Test(
        "The longest family that a name begins with decides, wherever the model is served",
        arguments: [
            ("anthropic:claude-opus-5-5", 512), ("anthropic:claude-opus-4-5-20251101", 4096),
            ("anthropic:claude-sonnet-4-6", 1024), ("anthropic:claude-sonnet-5", 1024),
            ("anthropic:claude-haiku-4-5", 4096), ("anthropic:claude-haiku-5-5", 512),
            ("anthropic:claude-fable-5-2", 512),
            ("openrouter:anthropic/claude-opus-4.7", 2048), ("acme:bedrock/claude-unheard-of", 1024),
            ("openai:gpt-6.1-sol", 1024), ("gemini:gemini-2.5-pro", 2048), ("gemini:gemini-3.8-flash", 4096),
        ]) func minimum(_ name: String, _ tokens: Int)
    {
        #expect(terms(name)?.minimum == tokens)
    }

    @Test("Only OpenAI's newer models can be asked to keep nothing") func ways() {
        #expect(terms("openai:gpt-5.6-luna")?.way == .provider)
        #expect(terms("openai:gpt-6-sol-2026-11-01")?.way == .provider)
        #expect(terms("openai:gpt-5")?.way == .automatic)
        #expect(terms("anthropic:claude-opus-5-5")?.way == .marks)
        #expect(terms("ollama:llama3.2:3b") == nil)
        #expect(terms("openai:gpt-60") == nil)
    }

    @Test("A life that nobody published is not known") func lives() {
        let claude = terms("anthropic:claude-opus-5-5")
        #expect(claude?.life(.short) == .seconds(300) && claude?.life(.long) == .seconds(3600))
        #expect(claude?.life(.off) == nil)
        #expect(terms("openai:gpt-6-sol")?.life(.long) == .seconds(1800))
        #expect(terms("openai:gpt-4o")?.life(.short) == nil)
    }

    @Test("What is kept comes in steps, and only from a minimum on") func steps() {
        #expect(terms("openai:gpt-6-sol")?.kept(of: 4597) == 4480)
        #expect(terms("openai:gpt-6-sol")?.kept(of: 1023) == 0)
        #expect(terms("mistral:mistral-small-latest")?.kept(of: 1783) == 1776)
        #expect(terms("anthropic:claude-opus-5-5")?.kept(of: 4597) == 4597)
    }
}
