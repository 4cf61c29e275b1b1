import Foundation
import TestSupport
import Testing

@testable import GatewayCore

@Suite("The default of a server that is not the provider's own")
struct OfferedDefaultTests {
    private static let near = "http://127.0.0.1:8080/v1"
    private static let keys = ["OPENAI_API_KEY": "k", "OPENAI_BASE_URL": near]

    /// A factory with a folder for lists, on a day on which gpt-4o has given way to gpt-6-sol.
    private func factory(
        _ environment: [String: String] = keys, yaml: String? = nil, replies: [HTTPResponse] = [],
        in folder: TemporaryDirectory
    ) throws -> LLMGatewayFactory {
        var factory = try LLMGatewayFactory.make(
            environment, yaml: yaml, today: "2026-12-20", transport: ScriptedTransport(replies))
        factory.modelLists = ModelListCache(folder: folder.path)
        factory.now = { 1_000_000 }
        return factory
    }

    private func keep(
        _ names: [String], at address: String? = "127.0.0.1:8080", age: Double = 60, in folder: TemporaryDirectory
    ) {
        ModelListCache(folder: folder.path).store(
            OfferedModels(
                provider: "openai", address: address, fetched: 1_000_000 - age,
                models: names.map { CatalogModel(id: ModelID(provider: "openai", model: $0)) }))
    }

    @Test(
        "A kept list decides: its only model, or the built-in default among them",
        arguments: [
            (["small"], "small"), (["a", "gpt-4o", "b"], "gpt-4o"), (["gpt-4o", "gpt-6-sol"], "gpt-6-sol"),
            (["llama", "text-embedding-nomic"], "llama"), (["nomic-embed"], "nomic-embed"),
            (["a", "bge-reranker", "Whisper-large"], "a"), (["a", "b"], nil), ([], nil),
        ] as [([String], String?)])
    func kept(names: [String], expected: String?) throws {
        let folder = try TemporaryDirectory()
        keep(names, in: folder)
        let choice = try factory(in: folder).defaultChoice(allowsUnnamed: true)
        #expect(choice.id == ModelID(provider: "openai", model: expected ?? ""))
        #expect(choice.isOpen == (expected == nil))
        #expect(choice.notice == nil)
    }

    @Test("A list that is a day old, from the future, or of another address decides nothing")
    func old() throws {
        for (age, address) in [
            (86_400, "127.0.0.1:8080"), (-90_000, "127.0.0.1:8080"), (60, "127.0.0.1:8081"), (60, nil),
        ] as [(Double, String?)] {
            let folder = try TemporaryDirectory()
            keep(["small"], at: address, age: age, in: folder)
            #expect(try factory(in: folder).defaultChoice(allowsUnnamed: true).isOpen)
        }
    }

    @Test(
        "A model that was named is never replaced, and no provider's own address is asked",
        arguments: [
            (["DEFAULT_LLM_MODEL": "openai:gpt-6-luna"], nil, "openai:gpt-6-luna"),
            ([:], "llm_gateways: {default: {model: 'openai:gpt-6-luna'}}", "openai:gpt-6-luna"),
            (["OPENAI_BASE_URL": "https://eu.api.openai.com/v1"], nil, "openai:gpt-6-sol"),
            (["OPENAI_BASE_URL": ""], nil, "openai:gpt-6-sol"),
            ([:], "providers: {openai: {prices: provider}}", "openai:gpt-6-sol"),
            (
                [:], "providers: {openai: {base_url: 'http://127.0.0.1:8080', default_model: gpt-6-luna}}",
                "openai:gpt-6-luna"
            ),
        ] as [([String: String], String?, String)])
    func named(environment: [String: String], yaml: String?, expected: String) throws {
        let folder = try TemporaryDirectory()
        keep(["small"], in: folder)
        let choice = try factory(Self.keys.merging(environment) { $1 }, yaml: yaml, in: folder).defaultChoice()
        #expect(choice.id.description == expected && !choice.isOpen)
    }

    @Test(
        "Every way to set the address and only the provider leaves the model to the server",
        arguments: [
            ("openai", [:], ""), ("p", [:], "llm_gateways: {p: {provider: openai, base_url: 'http://127.0.0.1:8080'}}"),
            ("acme", [:], "providers: {acme: {base_url: 'http://127.0.0.1:8080'}}"),
            ("openai", [:], "providers: {openai: {base_url: 'http://127.0.0.1:8080/v1'}}"),
            ("mistral", ["MISTRAL_API_KEY": "k", "MISTRAL_BASE_URL": near], ""),
            ("anthropic", ["ANTHROPIC_API_KEY": "k", "ANTHROPIC_BASE_URL": near], ""),
            ("gemini", ["GEMINI_API_KEY": "k", "GOOGLE_GEMINI_BASE_URL": near], ""),
            ("groq", ["GROQ_API_KEY": "k", "GROQ_BASE_URL": near], ""), ("vllm", [:], ""), ("ollama", [:], ""),
        ] as [(String, [String: String], String)])
    func ways(name: String, environment: [String: String], yaml: String) throws {
        let folder = try TemporaryDirectory()
        let factory = try factory(Self.keys.merging(environment) { $1 }, yaml: yaml, in: folder)
        let choice = try factory.resolve(name, allowsUnnamed: true)
        #expect(choice.isOpen && choice.id.model.isEmpty)
    }

    @Test("--base-url has the model looked for again")
    func baseURL() throws {
        let folder = try TemporaryDirectory()
        keep(["small"], in: folder)
        keep(["other"], at: "127.0.0.1:9", in: folder)
        var factory = try factory(["OPENAI_API_KEY": "k"], in: folder)
        let choice = try factory.defaultChoice()
        #expect(choice.id.model == "gpt-6-sol" && !choice.isOpen)
        #expect(factory.setBaseURL("127.0.0.1:8080", for: choice).id.model == "small")
        #expect(factory.setBaseURL("http://127.0.0.1:9/v1/", for: choice).id.model == "other")
        #expect(factory.setBaseURL("http://127.0.0.1:7", for: choice, allowsUnnamed: true).isOpen)
        #expect(factory.setBaseURL("https://api.openai.com", for: choice).id.model == "gpt-6-sol")
        let named = try factory.resolve("openai:gpt-6-luna")
        #expect(factory.setBaseURL("127.0.0.1:8080", for: named).id.model == "gpt-6-luna")
    }

    @Test("A session goes on with its model where its profile leaves it to the server, and only there")
    func keeping() throws {
        let folder = try TemporaryDirectory()
        keep(["small"], in: folder)
        let yaml = "llm_gateways: {p: {provider: openai, base_url: 'http://127.0.0.1:8080'}, q: {provider: openai}}"
        let factory = try factory(["OPENAI_API_KEY": "k"], yaml: yaml, in: folder)
        let before = ModelID(provider: "openai", model: "before")
        let kept = factory.keeping(before, in: try factory.resolve("p"))
        #expect(kept.id == before && !kept.isOpen && kept.profile?.name == "p")
        #expect(factory.keeping(before, in: try factory.resolve("q")).id.model == "gpt-6-sol")
    }

    @Test("What a server of one's own reports at its usual port holds there, however the port is named")
    func usualPort() async throws {
        let folder = try TemporaryDirectory()
        let list = HTTPResponse.json(#"{"data": [{"id": "small", "meta": {"n_ctx": 2048}}]}"#)
        var factory = try factory([:], replies: [list], in: folder)
        factory.now = { Date().timeIntervalSince1970 }
        let choice = try factory.resolve("llamacpp", allowsUnnamed: true)
        #expect(choice.isOpen)
        #expect(try await factory.askDefault(for: choice) == .one(choice.settled(on: "small")))
        let known = try factory.resolve("llamacpp")
        #expect(known.id.model == "small")
        #expect(factory.catalog[try factory.makeGateway(known)]?.contextWindow == 2_048)
        factory.environment["LLAMACPP_BASE_URL"] = "127.0.0.1:8080"
        #expect(try factory.resolve("llamacpp").id.model == "small")
        factory.environment["LLAMACPP_BASE_URL"] = "127.0.0.1:8081"
        #expect(try factory.resolve("llamacpp", allowsUnnamed: true).isOpen)
    }

    @Test("The server is asked, and what it reports decides from then on")
    func asked() async throws {
        let folder = try TemporaryDirectory()
        let list = #"{"data": [{"id": "b"}, {"id": "a"}]}"#
        let factory = try factory(replies: [.json(list), .json(#"{"data": []}"#)], in: folder)
        let choice = try factory.defaultChoice(allowsUnnamed: true)
        let offered = try await factory.askDefault(for: choice)
        #expect(offered == .several(["a", "b"]))
        var message = ""
        do throws(GatewayError) { _ = try factory.onlyDefault(of: offered, for: choice) } catch {
            message = error.message
        }
        #expect(
            message == "The server at 127.0.0.1:8080 offers 2 models: a, b. Name one, such as -m openai:a.")
        #expect(try await factory.askDefault(for: choice) == .empty)
        // Nothing is no list to keep to: there may be a model by now.
        #expect(factory.keptDefault(for: choice) == nil)
    }

    @Test("A server that is loading its model is waited for, a refusal is an error")
    func loading() async throws {
        let folder = try TemporaryDirectory()
        let loading = HTTPResponse.json(#"{"error": {"message": "Loading model", "code": 503}}"#, status: 503)
        let replies = [loading, .json(#"{"data": [{"id": "small"}]}"#), .json(#"{"error": "no"}"#, status: 404)]
        var factory = try factory(replies: replies, in: folder)
        factory.retryPolicy = RetryPolicy(clock: WaitingClock())
        factory.now = { Date().timeIntervalSince1970 }
        let choice = try factory.defaultChoice(allowsUnnamed: true)
        #expect(try await factory.askDefault(for: choice) == .one(choice.settled(on: "small")))
        await #expect(throws: GatewayError.self) { try await factory.askDefault(for: choice) }
        // The list that was kept is there still.
        #expect(try factory.defaultChoice().id.model == "small")
        factory.forgetModels(of: factory.served(ModelID(provider: "openai", model: "small")))
        #expect(try factory.defaultChoice(allowsUnnamed: true).isOpen)
    }
}
