import Foundation
import TestSupport
import Testing

@testable import GatewayCore

@Suite("Asking providers for their models")
struct ListModelsTests {
    private static let list = #"{"data": [{"id": "gpt-4o"}, {"id": "gpt-new"}], "models": null}"#

    @Test(
        "Each provider is asked at its own address with its own key",
        arguments: [
            ("openai", "https://api.openai.com/v1/models", "Authorization", "Bearer k"),
            ("mistral", "https://api.mistral.ai/v1/models", "Authorization", "Bearer k"),
            ("anthropic", "https://api.anthropic.com/v1/models?limit=1000", "x-api-key", "k"),
            (
                "gemini", "https://generativelanguage.googleapis.com/v1beta/models?pageSize=1000", "x-goog-api-key", "k"
            ),
            ("openrouter", "https://openrouter.ai/api/v1/models", "Authorization", "Bearer k"),
            ("ollama", "http://127.0.0.1:11434/api/tags", "Authorization", nil),
            ("vllm", "http://127.0.0.1:8000/v1/models", "Authorization", nil),
        ] as [(String, String, String, String?)])
    func addresses(provider: String, url: String, header: String, value: String?) async throws {
        let transport = ScriptedTransport(.json(Self.list))
        var factory = try LLMGatewayFactory.make(transport: transport)
        if let variable = try factory.provider(named: provider).keyVariable { factory.environment = [variable: "k"] }
        _ = try await factory.listModels(of: provider)
        #expect(transport.requests.map(\.url) == [url])
        #expect(transport.requests.map(\.method) == [.get])
        #expect(transport.requests.map { $0.headers[header] } == [value])
    }

    @Test("What the provider does not tell is taken from the catalogue, and the list is kept")
    func kept() async throws {
        let folder = try TemporaryDirectory()
        var factory = try LLMGatewayFactory.make(
            ["OPENAI_API_KEY": "k"], transport: ScriptedTransport(.json(Self.list)))
        factory.modelLists = ModelListCache(folder: folder.path + "/state/models")
        #expect(factory.cachedModels(of: "openai") == nil)
        let list = try await factory.listModels(of: "openai")
        #expect(list.models.map(\.id.model) == ["gpt-4o", "gpt-new"])
        #expect(list.models.map(\.contextWindow) == [128_000, nil])
        #expect(list.models.map(\.inputPrice) == [2.5, nil])
        #expect(abs(list.fetched - Date().timeIntervalSince1970) < 60)
        #expect(factory.cachedModels(of: "openai") == list)
        #expect(factory.knownModels(of: "openai").contains(ModelID(provider: "openai", model: "gpt-new")))
        #expect(factory.knownModels(of: "openai").count { $0.model == "gpt-4o" } == 1)
    }

    @Test("A server of one's own is ready when it has told its models, or its address is set")
    func localReady() async throws {
        let folder = try TemporaryDirectory()
        var factory = try LLMGatewayFactory.make(
            transport: ScriptedTransport(.json(#"{"models": [{"name": "llama3.2:3b"}]}"#)))
        factory.modelLists = ModelListCache(folder: folder.path)
        #expect(!factory.isReady("ollama") && !factory.isReady("vllm"))
        _ = try await factory.listModels(of: "ollama")
        factory.environment["VLLM_BASE_URL"] = "http://box:8000/v1"
        #expect(factory.isReady("ollama") && factory.isReady("vllm"))
        #expect(factory.knownModels(of: "ollama").map(\.description) == ["ollama:llama3.2:3b"])
    }

    @Test("A refusal is told as any other, without the key")
    func refused() async throws {
        let factory = try LLMGatewayFactory.make(
            ["OPENAI_API_KEY": "sk-secret-0123"],
            transport: ScriptedTransport(.json(#"{"error": {"message": "Bad sk-secret-0123."}}"#, status: 401)))
        let error = await #expect(throws: GatewayError.self) { try await factory.listModels(of: "openai") }
        #expect(error?.code == .authentication)
        #expect(error?.providerMessage == "Bad (the key).")
    }

    @Test("A page, and a provider without a list, are errors")
    func noList() async throws {
        let factory = try LLMGatewayFactory.make(
            ["OPENAI_API_KEY": "k"], transport: ScriptedTransport(.json("<html>"), .json("{}")))
        for _ in 0..<2 {
            let error = await #expect(throws: GatewayError.self) { try await factory.listModels(of: "openai") }
            #expect(error?.code == .invalidResponse)
        }
        let demo = await #expect(throws: GatewayError.self) { try await factory.listModels(of: "demo") }
        #expect(demo?.message == "Demo doesn't provide a list of models.")
    }
}

@Suite("Lists of models that are kept")
struct ModelListCacheTests {
    @Test("A list comes back as it was, from a file of its owner alone")
    func roundTrip() throws {
        let folder = try TemporaryDirectory()
        let cache = ModelListCache(folder: folder.path + "/models")
        var model = CatalogModel(id: ModelID(provider: "acme", model: "a:b"))
        model.contextWindow = 8192
        model.inputPrice = 0.15
        let list = OfferedModels(
            provider: "acme", fetched: 1_793_400_000.5,
            models: [model, CatalogModel(id: ModelID(provider: "acme", model: "c"))])
        #expect(!cache.hasList(of: "acme"))
        #expect(cache.store(list))
        #expect(cache.hasList(of: "acme"))
        #expect(cache.list(of: "acme", at: nil) == list)
        let attributes = try FileManager.default.attributesOfItem(atPath: cache.folder)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    @Test("Each address has a list of its own, and one that lies in another's place is none")
    func addresses() throws {
        let folder = try TemporaryDirectory()
        let cache = ModelListCache(folder: folder.path)
        let own = OfferedModels(provider: "openai", fetched: 1, models: [])
        var other = own
        (other.address, other.fetched) = ("127.0.0.1:8080", 2)
        #expect(cache.store(own) && cache.store(other))
        #expect(cache.list(of: "openai", at: nil) == own)
        #expect(cache.list(of: "openai", at: "127.0.0.1:8080") == other)
        #expect(cache.list(of: "openai", at: "127.0.0.1:8081") == nil)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names.count == 2 && names.last == "openai.json")
        // As if two addresses had one short name.
        let file = try #require(names.first)
        try folder.write(
            #"{"provider": "openai", "address": "127.0.0.1:9", "fetched": 1, "models": []}"#, to: file)
        #expect(cache.list(of: "openai", at: "127.0.0.1:8080") == nil)
    }

    @Test("A damaged file, another provider's, and a name that leads elsewhere are no list")
    func damaged() throws {
        let folder = try TemporaryDirectory()
        let cache = ModelListCache(folder: folder.path)
        try folder.write("{\"provider\": \"acme\", \"fetch", to: "acme.json")
        try folder.write(#"{"provider": "other", "fetched": 1, "models": []}"#, to: "some.json")
        try folder.write(#"{"provider": "../x", "fetched": 1, "models": []}"#, to: "x.json")
        #expect(cache.list(of: "acme", at: nil) == nil)
        #expect(cache.list(of: "some", at: nil) == nil)
        #expect(cache.list(of: "../x", at: nil) == nil)
        #expect(!cache.store(OfferedModels(provider: "../y", fetched: 1, models: [])))
    }

    @Test(
        "The age in words",
        arguments: [
            (0, "just now"), (59, "just now"), (60, "1 minute ago"), (3599, "59 minutes ago"), (3600, "1 hour ago"),
            (86_399, "23 hours ago"), (86_400, "1 day ago"), (864_000, "10 days ago"), (-5, "just now"),
        ] as [(Double, String)])
    func age(seconds: Double, words: String) {
        #expect(OfferedModels(provider: "p", fetched: 1000, models: []).age(now: 1000 + seconds) == words)
    }
}
