import Testing

@testable import GatewayCore

@Suite("The tiers of the built-in table")
struct TierTests {
    @Test("Every price of every tier changes the bill of a call in it")
    func everyTier() throws {
        var tried = 0
        for model in ModelCatalog.builtIn.models {
            for entry in model.priceTiers.text.split(separator: " ") {
                let sides = entry.split(separator: "=")
                let key = try #require(sides.first).split(separator: ">", omittingEmptySubsequences: false)
                let amounts = try #require(sides.last).split(separator: "/", omittingEmptySubsequences: false)
                let prompt = (key.count > 1 ? try #require(Int(key[1])) : 0) + 1000
                let usage = Usage(
                    promptTokens: prompt, completionTokens: 500, cachedTokens: 100, cacheWriteTokens: 100,
                    longCacheWriteTokens: 50, serviceTier: key[0].isEmpty ? nil : String(key[0]))
                let bill = try #require(model.cost(of: usage), "\(model.id) \(entry)")
                for index in amounts.indices where !amounts[index].isEmpty {
                    var other = amounts.map(String.init)
                    other[index] = "12345"
                    var changed = model
                    changed.priceTiers = PriceTiers(
                        model.priceTiers.text.split(separator: " ")
                            .map { $0 == entry ? "\(sides[0])=\(other.joined(separator: "/"))" : String($0) }
                            .joined(separator: " "))
                    #expect(changed.cost(of: usage) != bill, "\(model.id) \(entry) \(index)")
                    tried += 1
                }
            }
        }
        #expect(tried > 500)
    }

    @Test("Each provider's default is in the table or known by its server alone, and so is what replaces it")
    func defaults() throws {
        let day = try #require(CalendarDay("2026-12-01"))
        let byServer: Set<String> = ["openrouter", "llamacpp", "azure", "ollama", "vllm", "lmstudio"]
        for definition in ProviderDefinition.builtIn where !byServer.contains(definition.name) {
            let id = ModelID(provider: definition.name, model: try #require(definition.defaultModel))
            #expect(ModelCatalog.builtIn[id] != nil, "\(id)")
            let used = ModelCatalog.builtIn.successor(of: id, on: day) ?? id
            let model = try #require(ModelCatalog.builtIn[used], "\(used)")
            #expect(model.shutdown == nil && model.inputPrice != nil, "\(used)")
        }
    }

    @Test(
        "What public sources say, where an earlier table had something else",
        arguments: [
            ("mistral:mistral-large-4", 0.7, 2.1), ("mistral:mistral-large-4-0", 0.7, 2.1),
            ("deepseek:deepseek-v4-pro", 1.32, 3.96), ("xai:grok-4.7", 2, 6), ("anthropic:claude-opus-4-7", 5, 25),
            ("gemini:gemini-4-hydrogen", 1.5, 7.5), ("groq:openai/gpt-oss-120b", 0.15, 0.6),
        ] as [(String, Double, Double)])
    func corrected(name: String, input: Double, output: Double) throws {
        let id = try #require(ModelID(name))
        let model = try #require(ModelCatalog.builtIn[id])
        #expect(model.inputPrice == input)
        #expect(model.outputPrice == output)
    }
}
