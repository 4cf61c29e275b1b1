import Foundation
import TestSupport
import Testing

@testable import GatewayCore

@Suite("What is known of models where they are served")
struct ServedCatalogTests {
    private static let sol = ModelID(provider: "openai", model: "gpt-6-sol")
    private static let near = "http://127.0.0.1:8080/v1"

    private func facts(
        _ environment: [String: String] = [:], yaml: String = "", of name: String = "openai:gpt-6-sol"
    ) throws -> CatalogModel? {
        let keys = ["OPENAI_API_KEY": "k", "MISTRAL_API_KEY": "k", "ANTHROPIC_API_KEY": "k", "GEMINI_API_KEY": "k"]
        let factory = try LLMGatewayFactory.make(keys.merging(environment) { $1 }, yaml: yaml)
        return factory.catalog[try factory.makeGateway(name)]
    }

    @Test("At the provider's own addresses the public table holds, shutdown dates included")
    func own() throws {
        #expect(try facts()?.inputPrice == 2)
        for address in ["https://api.openai.com/v1", "eu.api.openai.com", "https://acme.openai.azure.com/openai/v1"] {
            let model = try facts(["OPENAI_BASE_URL": address])
            #expect(model?.inputPrice == 2 && model?.contextWindow == 922_000, "\(address)")
        }
        #expect(try facts(of: "openai:gpt-4.1")?.shutdown != nil)
    }

    @Test(
        "Elsewhere neither prices nor window nor shutdown hold, in whatever way the address was set",
        arguments: [
            ("openai:gpt-4.1", ["OPENAI_BASE_URL": near], ""),
            ("mistral:mistral-large-latest", ["MISTRAL_BASE_URL": near], ""),
            ("anthropic:claude-sonnet-5-5", ["ANTHROPIC_BASE_URL": near], ""),
            ("gemini:gemini-2.5-pro", ["GOOGLE_GEMINI_BASE_URL": near], ""),
            ("p", [:], "llm_gateways: {p: {model: 'openai:gpt-4.1', base_url: 'https://api.openai.com.evil.example'}}"),
            ("openai:gpt-4.1", [:], "providers: {openai: {base_url: 'http://127.0.0.1:8080/v1'}}"),
        ] as [(String, [String: String], String)])
    func elsewhere(name: String, environment: [String: String], yaml: String) throws {
        let model = try #require(try facts(environment, yaml: yaml, of: name))
        #expect(model.contextWindow == nil && model.inputPrice == nil && model.outputPrice == nil)
        #expect(model.shutdown == nil && model.successor == nil && model.priceTiers == PriceTiers())
        #expect(model.cost(of: Usage(promptTokens: 1_000, completionTokens: 10, serviceTier: "flex")) == nil)
        // What it can do goes by its name.
        #expect(model.seesImages == true)
    }

    @Test("--base-url moves it, and takes the warning of a shutdown away")
    func baseURL() throws {
        var factory = try LLMGatewayFactory.make(["OPENAI_API_KEY": "k"], today: "2026-12-20")
        let choice = try factory.resolve("openai:gpt-4.1")
        #expect(choice.notice != nil)
        let moved = factory.setBaseURL(Self.near, for: choice)
        #expect(moved.notice == nil)
        #expect(factory.catalog[try factory.makeGateway(moved)]?.inputPrice == nil)
        #expect(try factory.resolve("openai:gpt-4.1").notice == nil)
        #expect(factory.setBaseURL("eu.api.openai.com", for: choice).notice != nil)
    }

    @Test(
        "The configuration can say that an address bills as the provider does",
        arguments: [
            ("p", "llm_gateways: {p: {model: 'openai:gpt-6-sol', base_url: 'http://proxy.corp', prices: provider}}"),
            ("openai:gpt-6-sol", "providers: {openai: {prices: provider}}"),
            ("openai:gpt-6-sol", "providers: {openai: {base_url: 'http://proxy.corp/v1', prices: provider}}"),
            // The profile says it of the address, whoever asks there.
            ("openai:gpt-6-sol", "llm_gateways: {p: {provider: openai, prices: provider}}"),
        ])
    func provider(name: String, yaml: String) throws {
        #expect(try facts(["OPENAI_BASE_URL": "http://proxy.corp/v1"], yaml: yaml, of: name)?.inputPrice == 2)
    }

    @Test("A profile says it of its own address alone")
    func profile() throws {
        let yaml = "llm_gateways: {p: {model: 'openai:gpt-6-sol', base_url: 'http://proxy.corp', prices: provider}}"
        #expect(try facts(["OPENAI_BASE_URL": "http://other.corp"], yaml: yaml)?.inputPrice == nil)
    }

    @Test("Another value is a fault of the profile, and for an unknown provider it is a warning")
    func wrong() throws {
        let profile = ConfigurationFile.parse("llm_gateways: {p: {prices: free}}", file: "c.yaml")
        #expect(profile.diagnostics.map(\.severity) == [.error])
        let provider = ConfigurationFile.parse(
            "providers: {acme: {base_url: 'http://a.example', prices: provider}}", file: "c.yaml")
        #expect(provider.diagnostics.map(\.severity) == [.warning])
        #expect(provider.providers.count == 1)
    }

    @Test("The configuration's figures hold everywhere, before what the server reported")
    func figures() throws {
        let folder = try TemporaryDirectory()
        var factory = try LLMGatewayFactory.make(
            ["OPENAI_API_KEY": "k", "OPENAI_BASE_URL": Self.near],
            yaml: "models: {'openai:gpt-6-sol': {input_price: 1, output_price: 3}}")
        factory.modelLists = ModelListCache(folder: folder.path)
        let place = factory.served(Self.sol)
        var reported = CatalogModel(id: Self.sol)
        (reported.contextWindow, reported.inputPrice) = (4_096, 7)
        let list = OfferedModels(provider: "openai", address: "127.0.0.1:8080", fetched: 1, models: [reported])
        #expect(try #require(factory.modelLists).store(list))
        let model = factory.catalog[place]
        #expect(model?.contextWindow == 4_096 && model?.inputPrice == 1 && model?.outputPrice == 3)
        // The server of another port reported nothing.
        #expect(factory.catalog[ServedModel(id: Self.sol, baseURL: "http://127.0.0.1:8081")]?.contextWindow == nil)
    }

    @Test("Of a provider's own models its list tells what the table lacks, and nothing else")
    func ownList() throws {
        let folder = try TemporaryDirectory()
        var factory = try LLMGatewayFactory.make(
            ["OPENAI_API_KEY": "k"], yaml: "models: {'openai:tuned': {input_price: 1, output_price: 3}}")
        factory.modelLists = ModelListCache(folder: folder.path)
        let models = ["gpt-6-sol", "tuned", "new"].map { name in
            var model = CatalogModel(id: ModelID(provider: "openai", model: name))
            (model.contextWindow, model.inputPrice, model.outputPrice) = (4_096, 7, 7)
            return model
        }
        #expect(try #require(factory.modelLists).store(OfferedModels(provider: "openai", fetched: 1, models: models)))
        let found = models.map { factory.catalog[factory.served($0.id)] }
        #expect(found.map { $0?.contextWindow } == [922_000, 4_096, 4_096])
        #expect(found.map { $0?.inputPrice } == [2, 1, 7])
    }

    @Test("What a provider itself knows of a model is used where nobody else knows it")
    func providersFigures() throws {
        var factory = try LLMGatewayFactory.make(yaml: "models: {'own:b': {context_window: 5}}")
        var definition = ProviderDefinition(name: "own", displayName: "Own", defaultModel: nil) {
            settings throws(GatewayError) in
            DemoGateway(settings: settings)
        }
        definition.figures = { name in
            var model = CatalogModel(id: ModelID(provider: "own", model: name))
            model.contextWindow = 4_096
            return model
        }
        factory.register(definition)
        let windows = ["a", "b"].map {
            factory.catalog[ServedModel(id: ModelID(provider: "own", model: $0))]?.contextWindow
        }
        #expect(windows == [4_096, 5])
    }

    @Test("A list that was just asked for counts at once")
    func asked() async throws {
        let folder = try TemporaryDirectory()
        let transport = ScriptedTransport(.json(#"{"data": [{"id": "small", "meta": {"n_ctx": 2048}}]}"#))
        var factory = try LLMGatewayFactory.make(
            ["OPENAI_API_KEY": "k", "OPENAI_BASE_URL": Self.near], transport: transport)
        factory.modelLists = ModelListCache(folder: folder.path)
        let small = ModelID(provider: "openai", model: "small")
        #expect(factory.catalog[factory.served(small)] == nil)
        _ = try await factory.listModels(of: "openai")
        #expect(factory.catalog[factory.served(small)]?.contextWindow == 2_048)
        #expect(factory.knownModels(of: "openai").map(\.model) == ["small"])
        #expect(factory.cachedModels(of: "openai")?.models.count == 1)
        factory.baseURLs["openai"] = "http://127.0.0.1:9"
        #expect(factory.cachedModels(of: "openai") == nil)
    }

    @Test("A fallback's answer costs what it costs where the fallback is")
    func fallback() async throws {
        let first = ScriptedTransport(.json(#"{"error": {"message": "Down."}}"#, status: 503))
        let factory = try LLMGatewayFactory.make(
            ["OPENAI_API_KEY": "k"],
            yaml: """
                llm_gateways:
                  far: {model: 'openai:gpt-6-sol', fallbacks: [near], max_retries: 0}
                  near: {model: 'openai:gpt-6-sol', base_url: 'http://127.0.0.1:8080/v1'}
                """, transport: first)
        var notices: [FallbackNotice] = []
        do {
            for try await event in try factory.makeGateway("far").stream(LLMRequest(messages: [.user("Hi")])) {
                if case .fallback(let notice) = event { notices.append(notice) }
            }
        } catch {
            // The script has no answer for the second.
        }
        #expect(notices.map(\.baseURL) == [Self.near])
    }
}
