import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("Costs")
struct CostTests {
    private func model(_ provider: String, _ name: String) throws -> CatalogModel {
        try #require(ModelCatalog.builtIn[ModelID(provider: provider, model: name)])
    }

    private func expectCost(_ cost: Double?, _ expected: Double) throws {
        #expect((try #require(cost) - expected).magnitude < 1e-9)
    }

    @Test(
        "Replies of every dialect cost what is reckoned by hand from the price pages",
        arguments: [
            // The two of the case: 100,000 × 5 + 10 × 4 + 5 × 20, and 100,000 × 2.5 + 10 × 2 + 5 × 10.
            (
                "openai", "gpt-5.6-sol", "chat",
                #"{"prompt_tokens":100010,"completion_tokens":5,"prompt_tokens_details":{"cache_write_tokens":100000}}"#,
                500_140.0
            ),
            (
                "anthropic", "claude-sonnet-5-5", "messages",
                #"{"input_tokens":10,"cache_creation_input_tokens":100000,"output_tokens":5}"#,
                250_070.0
            ),
            // An hour costs twice the input price: 60 × 4 + 30 × 2.5 + 3 × 2 + 7 × 0.1 + 5 × 10.
            (
                "anthropic", "claude-sonnet-5-5", "messages",
                #"{"input_tokens":3,"cache_read_input_tokens":7,"cache_creation_input_tokens":90,"cache_creation":{"ephemeral_1h_input_tokens":60,"ephemeral_5m_input_tokens":30},"output_tokens":5}"#,
                371.7
            ),
            // Above 100,000 all of it: 100,001 × 0.5 + 1 × 2.5; up to it 100,000 × 0.1 + 1 × 0.5.
            (
                "anthropic", "claude-haiku-5-5", "messages", #"{"input_tokens":100001,"output_tokens":1}"#, 50_003.0
            ),
            ("anthropic", "claude-haiku-5-5", "messages", #"{"input_tokens":100000,"output_tokens":1}"#, 10_000.5),
            // Twelve hours: 40 × 10 + 10 × 5 + 50 × 4 + 2 × 20.
            (
                "openai", "gpt-5.6-sol", "chat",
                #"{"input_tokens":100,"output_tokens":2,"input_tokens_details":{"cache_write_tokens":50,"cache_write_tokens_details":{"ttl_12h_tokens":40}}}"#,
                690.0
            ),
            // Half of everything, twice of everything, and both above 272,000.
            (
                "openai", "gpt-6-sol", "chat",
                #"{"prompt_tokens":100,"completion_tokens":10,"service_tier":"flex"}"#, 150.0
            ),
            (
                "openai", "gpt-6-sol", "chat",
                #"{"prompt_tokens":100,"completion_tokens":10,"service_tier":"priority"}"#, 600.0
            ),
            (
                "openai", "gpt-6-sol", "chat",
                #"{"prompt_tokens":272001,"completion_tokens":10,"service_tier":"default"}"#, 1_088_154.0
            ),
            (
                "openai", "gpt-6-sol", "chat",
                #"{"prompt_tokens":272001,"completion_tokens":10,"service_tier":"flex"}"#, 544_077.0
            ),
            // A tier that nobody has a price of is the usual one.
            (
                "openai", "gpt-6-sol", "chat",
                #"{"prompt_tokens":100,"completion_tokens":10,"service_tier":"scale"}"#, 300.0
            ),
            (
                "gemini", "gemini-2.5-pro", "gemini",
                #"{"promptTokenCount":200001,"candidatesTokenCount":10,"cachedContentTokenCount":1}"#, 500_150.25
            ),
            (
                "mistral", "mistral-small-latest", "chat",
                #"{"prompt_tokens":1805,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":1760},"service_tier":"standard"}"#,
                45 * 0.15 + 1760 * 0.015 + 4 * 0.6
            ),
        ] as [(String, String, String, String, Double)])
    func byHand(provider: String, name: String, dialect: String, report: String, micros: Double) throws {
        let json = try JSONValue(parsing: report)
        let usage =
            switch dialect {
            case "messages": Usage(anthropic: json.objectValue ?? [:])
            case "gemini": Usage(gemini: json)
            default: Usage(openAI: json)
            }
        try expectCost(try model(provider, name).cost(of: try #require(usage)), micros / 1e6)
    }

    @Test(
        "Every column of prices and limits of the table counts",
        arguments: [
            "usd_in_per_M", "usd_out_per_M", "usd_cached_in_per_M", "usd_cache_write_per_M",
            "usd_cache_write_long_per_M", "price_tiers", "context_in", "max_out",
        ])
    func columns(name: String) throws {
        let lines = String(decoding: PackageResources.models_tsv, as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
        let head = try #require(lines.first).split(separator: "\t", omittingEmptySubsequences: false)
        // A new column of prices needs a place here, and in the code.
        let prices = head.filter { $0.hasPrefix("usd_") || $0.hasPrefix("price") }
        #expect(prices.count == 6)
        let index = try #require(head.firstIndex(of: Substring(name)))
        var usage = Usage(
            promptTokens: 1_000_000, completionTokens: 1000, cachedTokens: 100, cacheWriteTokens: 100,
            longCacheWriteTokens: 50)
        if name != "price_tiers" { usage.promptTokens = 1000 }
        var changed = 0
        for line in lines.dropFirst() {
            var fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard !fields[index].isEmpty else { continue }
            fields[index] = name == "price_tiers" ? ">500=77/88" : "77"
            let text = [head.joined(separator: "\t"), String(line), fields.joined(separator: "\t")]
            let before = try #require(ModelTable(tsv: Array((text[0] + "\n" + text[1]).utf8)).models.first)
            let after = try #require(ModelTable(tsv: Array((text[0] + "\n" + text[2]).utf8)).models.first)
            guard before.inputPrice != nil else { continue }
            let figures = [before, after].map {
                [$0.cost(of: usage) ?? 0, Double($0.contextWindow ?? 0), Double($0.maxOutputTokens ?? 0)]
            }
            #expect(figures[0] != figures[1], "\(name) of \(fields[1])")
            changed += 1
        }
        #expect(changed > 0)
    }

    @Test("Prices of a configuration are those of every tier")
    func configured() throws {
        var own = CatalogModel(id: ModelID(provider: "openai", model: "gpt-6-sol"))
        own.inputPrice = 1
        own.outputPrice = 1
        own.cachedInputPrice = 1
        own.cacheWritePrice = 3
        own.longCacheWritePrice = 5
        let model = try model("openai", "gpt-6-sol").merging(own)
        let usage = Usage(
            promptTokens: 300_000, completionTokens: 10, cacheWriteTokens: 30, longCacheWriteTokens: 10,
            serviceTier: "priority")
        try expectCost(model.cost(of: usage), Double(300_000 - 30 + 20 * 3 + 10 * 5 + 10) / 1e6)
    }
}
