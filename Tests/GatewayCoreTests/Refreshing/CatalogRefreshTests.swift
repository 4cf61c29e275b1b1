import Foundation
import TestSupport
import Testing

@testable import GatewayCore

@Suite("Refreshing the catalog")
struct CatalogRefreshTests {
    private let folder: TemporaryDirectory
    private let kept: KeptCatalog
    private let catalog: ModelCatalog

    init() throws {
        folder = try TemporaryDirectory()
        kept = KeptCatalog(path: folder.path + "/state/catalog.tsv")
        catalog = ModelCatalog.builtIn.refreshed(by: kept)
    }

    private func day() throws -> CalendarDay { try #require(CalendarDay("2026-12-01")) }

    private func factory(_ environment: [String: String], _ list: String, yaml: String? = nil) -> LLMGatewayFactory {
        let configuration = yaml.map { ConfigurationFile.parse($0, file: "c.yaml") } ?? GatewayConfiguration()
        return LLMGatewayFactory(
            configuration: configuration, environment: environment, catalog: catalog,
            transport: ScriptedTransport(.json(list)))
    }

    private func model(_ name: String, _ change: (inout CatalogModel) -> Void) throws -> CatalogModel {
        var model = CatalogModel(id: try #require(ModelID(name)))
        change(&model)
        return model
    }

    @Test(
        "What each provider's list reports is kept, and holds from then on",
        arguments: [
            (
                "openrouter", "OPENROUTER_API_KEY",
                #"{"data": [{"id": "x/y", "context_length": 65536, "pricing": {"prompt": "0.0000012", "completion": "0.0000024", "input_cache_read": "0.0000001"}, "top_provider": {"max_completion_tokens": 8192}}]}"#,
                "x/y", 65_536, 8192, 1.2, 2.4
            ),
            (
                "mistral", "MISTRAL_API_KEY",
                #"{"object": "list", "data": [{"id": "mistral-large-4", "max_context_length": 524288}]}"#,
                "mistral-large-4", 524_288, 1_048_576, 0.7, 2.1
            ),
            (
                "gemini", "GEMINI_API_KEY",
                #"{"models": [{"name": "models/gemini-9", "inputTokenLimit": 2097152, "outputTokenLimit": 65536, "supportedGenerationMethods": ["generateContent", "countTokens"]}]}"#,
                "gemini-9", 2_097_152, 65_536, nil, nil
            ),
            (
                "groq", "GROQ_API_KEY",
                #"{"object": "list", "data": [{"id": "openai/gpt-oss-120b", "context_window": 262144, "max_completion_tokens": 32768}]}"#,
                "openai/gpt-oss-120b", 262_144, 32_768, 0.15, 0.6
            ),
            (
                "anthropic", "ANTHROPIC_API_KEY",
                #"{"data": [{"type": "model", "id": "claude-next", "display_name": "Next", "max_input_tokens": 2000000, "max_tokens": 128000}], "has_more": false}"#,
                "claude-next", 2_000_000, 128_000, nil, nil
            ),
            (
                "together", "TOGETHER_API_KEY",
                #"[{"id": "a/b", "context_length": 4096, "pricing": {"input": 0.5, "output": 1.5}}]"#,
                "a/b", 4096, nil, 0.5, 1.5
            ),
        ] as [(String, String, String, String, Int?, Int?, Double?, Double?)])
    func lists(
        provider: String, key: String, list: String, name: String, window: Int?, limit: Int?, input: Double?,
        output: Double?
    ) async throws {
        let factory = factory([key: "k"], list)
        let reported = try await factory.refreshedModels(of: provider)
        try #require(CatalogRefresh([reported], in: factory.refreshable, on: day())).keep()
        // As the next run finds it.
        let next = ModelCatalog.builtIn.refreshed(by: KeptCatalog(path: kept.path))
        for catalog in [catalog, next] {
            let model = try #require(catalog[ModelID(provider: provider, model: name)])
            #expect(model.contextWindow == window && model.maxOutputTokens == limit)
            #expect(model.inputPrice == input && model.outputPrice == output)
        }
        #expect(catalog.models.map { catalog[$0.id] } == catalog.models)
        #expect(try FileManager.default.attributesOfItem(atPath: kept.path)[.posixPermissions] as? Int == 0o600)
    }

    @Test("The list of a server that does not bill as its provider tells nothing of the names elsewhere")
    func elsewhere() async throws {
        let list = #"{"data": [{"id": "gpt-4o", "max_model_len": 2048}]}"#
        let own = factory(["OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_API_KEY": "k"], list)
        #expect(try await own.refreshedModels(of: "openai").models.isEmpty)
        let llama = factory([:], #"{"data": [{"id": "m", "meta": {"n_ctx": 4096}}]}"#)
        #expect(try await llama.refreshedModels(of: "llamacpp").models.isEmpty)
    }

    @Test("Configuration, refreshed, built in: in this order, field by field")
    func order() throws {
        let new = try model("openai:gpt-6-sol") {
            $0.inputPrice = 1
            $0.contextWindow = 5000
        }
        try #require(CatalogRefresh([.init(source: "s", models: [new])], in: catalog, on: day())).keep()
        let yaml = """
            models:
              openai:gpt-6-sol: {context_window: 7000}
            """
        let factory = factory([:], "", yaml: yaml)
        let found = try #require(factory.catalog[ServedModel(id: new.id)])
        #expect(found.contextWindow == 7000)
        #expect(found.inputPrice == 1)
        #expect(found.outputPrice == 10)
        // Tiers belong to the prices beside them.
        #expect(found.priceTiers == PriceTiers())
    }

    @Test("What changes is told, models that are new, and how many rows were left out; a trial keeps nothing")
    func changes() throws {
        let known = try model("mistral:mistral-large-4") {
            $0.inputPrice = 0.8
            $0.outputPrice = 2.1
            $0.contextWindow = 1_048_576
        }
        let unknown = try model("xai:grok-9") { $0.contextWindow = 10 }
        let broken = try model("xai:grok-10") { $0.inputPrice = -1 }
        let silent = try model("xai:grok-11") { $0.isReasoning = true }
        let over = try model("xai:grok-0") { $0.shutdown = CalendarDay("2026-12-01") }
        let source = RefreshedModels(source: "s", models: [known, unknown, broken, silent, unknown, over])
        let refresh = try #require(CatalogRefresh([source], in: catalog, on: day()))
        #expect(refresh.changes == [.init(id: known.id, figure: .input, before: "0.7", after: "0.8")])
        #expect(refresh.added == [unknown.id])
        #expect(refresh.leftOut == 1)
        #expect(kept.day == nil)
        #expect(CatalogRefresh([source], in: .builtIn, on: try day()) == nil)
    }

    @Test("A second refresh adds to the first, and clearing goes back to what is built in")
    func again() throws {
        let one = try model("xai:one") { $0.contextWindow = 10 }
        let two = try model("xai:two") {
            $0.contextWindow = 20
            $0.seesImages = false
            $0.priceTiers = PriceTiers(">200000=4/12/1")
            $0.shutdown = CalendarDay("2027-01-01")
        }
        for model in [one, two] {
            try #require(CatalogRefresh([.init(source: "s", models: [model])], in: catalog, on: day())).keep()
        }
        #expect(catalog[one.id] == one)
        #expect(catalog[two.id] == two)
        #expect(try kept.clear())
        #expect(try !kept.clear())
        #expect(catalog[one.id] == nil)
        #expect(catalog.models == ModelCatalog.builtIn.models)
    }

    @Test(
        "A file that is no table is ignored and said once; of one with broken rows the others count",
        arguments: ["", "garbage", "{\"a\": 1}", "# Refreshed on 2026-12-01\n", "provider\tmodel\nxai\tgood\n"])
    func damaged(text: String) throws {
        try folder.write(text, to: "catalog.tsv")
        let kept = KeptCatalog(path: folder.path + "/catalog.tsv")
        let factory = LLMGatewayFactory(catalog: .builtIn.refreshed(by: kept), transport: ScriptedTransport())
        #expect(factory.catalog[ServedModel(id: ModelID(provider: "xai", model: "grok-4.7"))]?.inputPrice == 2)
        let sentence = """
            The refreshed prices in \(kept.path) are ignored: the file isn't a table. 'parlance models refresh' writes it \
            anew, 'parlance models refresh --clear' removes it.
            """
        #expect(factory.notices.drain() == [sentence])
        #expect(factory.notices.drain() == [])
    }

    @Test("Broken rows of a kept file are as if they were not there")
    func brokenRows() throws {
        let rows = [
            "xai\tgood\t100\t5", "xai\tnegative\t100\t-5", "xai\tnan\t100\tnan", "xai\tinf\t100\tinf", "xai", "",
            "xai\t\u{1B}[2J\t100\t1", "xai\thuge\t99999999999\t1",
        ]
        try folder.write(
            "# Refreshed on 2026-12-01\nprovider\tmodel\tcontext_in\tusd_in_per_M\n" + rows.joined(separator: "\n"),
            to: "catalog.tsv")
        let kept = KeptCatalog(path: folder.path + "/catalog.tsv")
        #expect(kept[ModelID(provider: "xai", model: "negative")] == nil)
        #expect(kept[ModelID(provider: "xai", model: "nan")] == nil)
        #expect(kept.models.map(\.id.model) == ["good"])
        #expect(kept.problem == nil)
    }
}
