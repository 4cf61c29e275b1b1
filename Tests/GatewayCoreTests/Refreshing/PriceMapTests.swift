import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("A public price map")
struct PriceMapTests {
    private static let providers: Set<String> = [
        "openai", "anthropic", "mistral", "gemini", "groq", "deepseek", "xai", "together",
    ]

    private func read(_ text: String) throws -> RefreshedModels {
        try PriceMap(providers: Self.providers).read(Array(text.utf8), source: "map.json")
    }

    @Test("Its figures are those of the built-in table, tiers, abilities and all")
    func excerpt() throws {
        let bytes = try Fixture.bytes("PriceMap/litellm-1.110.2-excerpt.json")
        let read = try PriceMap(providers: Self.providers).read(bytes, source: "map.json")
        #expect(read.leftOut == 0)
        // An embedding and a provider that nobody knows here are not of use.
        #expect(
            read.models.map(\.id.description).sorted() == [
                "anthropic:claude-haiku-5-5", "deepseek:deepseek-v4-flash", "gemini:gemini-3.1-pro-preview",
                "groq:openai/gpt-oss-120b", "mistral:mistral-large-4", "openai:gpt-6-sol", "together:zai-org/GLM-5.3",
                "xai:grok-4.7",
            ])
        for model in read.models {
            let known = try #require(ModelCatalog.builtIn[model.id])
            let same = known.merging(model)
            #expect(same == known, "\(model.id)")
        }
    }

    @Test(
        "A row with a number that none can be is left out and counted; the others count",
        arguments: [
            #""input_cost_per_token": -0.1"#, #""input_cost_per_token": "free""#, #""input_cost_per_token": 1e300"#,
            #""input_cost_per_token": 5"#, #""max_input_tokens": -1"#, #""max_input_tokens": 1.5"#,
            #""max_input_tokens": "many""#, #""max_output_tokens": 1e30"#, #""max_input_tokens": [1]"#,
            #""output_cost_per_token_flex": -1"#, #""cache_read_input_token_cost": {"a": 1}"#,
        ])
    func broken(field: String) throws {
        let read = try read(
            """
            {"bad": {"litellm_provider": "openai", "mode": "chat", \(field)},
             "good": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 2e-6}}
            """)
        #expect(read.models.map(\.id.model) == ["good"])
        #expect(read.models.first?.inputPrice == 2)
        #expect(read.leftOut == 1)
    }

    @Test("Names that a terminal or a table would take for something else, and what is no row, are left out")
    func hostile() throws {
        let names = [#"a\tb"#, #"a\nb"#, #"\u001b[2Jx"#, #"\u202eevil"#, String(repeating: "x", count: 201), "a b"]
        let rows = names.map { #""\#($0)": {"litellm_provider": "openai", "input_cost_per_token": 1e-6}"# }
        let read = try read(
            #"{\#(rows.joined(separator: ",")), "n": 5, "m": null, "alias": {"mode": "chat"}, "g": {"litellm_provider": "openai", "max_tokens": 9}}"#
        )
        #expect(read.models.map(\.id.model) == ["g"])
        #expect(read.leftOut == names.count + 2)
    }

    @Test("What is no price map is said so", arguments: ["", "[]", "{}", "{\"a\": 1}", "<html>", "{\"data\": [{}]}"])
    func noMap(text: String) {
        let error = #expect(throws: GatewayError.self) { try read(text) }
        #expect(error?.message.hasPrefix("map.json isn't a price map.") == true)
    }
}
