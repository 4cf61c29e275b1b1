import Testing

@testable import GatewayCore

@Suite("The defaults of providers")
struct ModelDefaultTests {
    private func row(_ provider: String, _ factory: LLMGatewayFactory) throws -> ModelDefault {
        try #require(factory.modelDefaults().first { $0.provider == provider })
    }

    @Test("What has replaced a default, and since when: sixty days before its end")
    func replaced() throws {
        let before = try LLMGatewayFactory.make(today: "2026-11-14")
        var expected = ModelDefault(provider: "openai", documented: "gpt-4o", shutdown: CalendarDay("2027-01-14"))
        #expect(try row("openai", before) == expected)
        expected.replacement = "gpt-6-sol"
        expected.since = CalendarDay("2026-11-15")
        #expect(try row("openai", try .make(today: "2026-11-15")) == expected)
    }

    @Test("A default that stays, one that its server decides, and one that a variable names")
    func others() throws {
        let factory = try LLMGatewayFactory.make(["AZURE_OPENAI_DEPLOYMENT": "mine"], today: "2026-12-01")
        #expect(try row("xai", factory) == ModelDefault(provider: "xai", documented: "grok-4.7"))
        #expect(try row("ollama", factory) == ModelDefault(provider: "ollama"))
        #expect(
            try row("azure", factory)
                == ModelDefault(provider: "azure", documented: "mine", variable: "AZURE_OPENAI_DEPLOYMENT"))
        #expect(factory.modelDefaults().map(\.provider) == factory.providers)
    }
}
