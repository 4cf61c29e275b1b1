import Foundation
import TestSupport
import Testing

@testable import GatewayCore

@Suite("Windows that only servers know")
struct ReportedWindowsTests {
    private static let near = "http://127.0.0.1:8080/v1"
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func factory(
        _ environment: [String: String] = [:], yaml: String = "", age: Double? = nil, of provider: String = "openai",
        at address: String? = "127.0.0.1:8080", _ transport: ScriptedTransport = ScriptedTransport()
    ) throws -> LLMGatewayFactory {
        var factory = try LLMGatewayFactory.make(
            ["OPENAI_API_KEY": "k"].merging(environment) { $1 }, yaml: yaml, transport: transport)
        factory.modelLists = ModelListCache(folder: folder.path)
        if let age {
            factory.modelLists?.store(
                OfferedModels(provider: provider, address: address, fetched: factory.now() - age, models: []))
        }
        return factory
    }

    private func isAsked(_ name: String, in factory: LLMGatewayFactory) throws -> Bool {
        factory.mayReportWindow(try factory.resolve(name))
    }

    @Test("A server at another address is asked, and what it reports is known then")
    func learned() async throws {
        let transport = ScriptedTransport(.json(#"{"data": [{"id": "mine", "max_model_len": 4096}]}"#))
        let factory = try factory(["OPENAI_BASE_URL": Self.near], transport)
        let choice = try factory.resolve("openai:mine")
        await factory.learnWindow(of: choice)
        #expect(factory.catalog[factory.served(choice.id)]?.contextWindow == 4_096)
        #expect(transport.requests.map(\.url) == [Self.near + "/models"])
        // Its list is fresh: whether it has the model or not, it is not asked again.
        await factory.learnWindow(of: try factory.resolve("openai:other"))
        #expect(transport.requests.count == 1)
    }

    @Test("A server that cannot be asked is asked once, and nothing comes of it")
    func failed() async throws {
        let transport = ScriptedTransport(.json("{}", status: 503), .json(#"{"data": [{"id": "mine"}]}"#))
        let factory = try factory(["OPENAI_BASE_URL": Self.near], transport)
        await factory.learnWindow(of: try factory.resolve("openai:mine"))
        #expect(transport.requests.count == 1)
    }

    @Test("A provider's own address is not asked, nor the demonstration, nor where the configuration knows")
    func notAsked() throws {
        #expect(try !isAsked("openai:mine", in: factory()))
        #expect(try !isAsked("demo", in: factory()))
        let configured = "models: {'openai:mine': {context_window: 9}}"
        #expect(try !isAsked("openai:mine", in: factory(["OPENAI_BASE_URL": Self.near], yaml: configured)))
        #expect(try isAsked("openai:other", in: factory(["OPENAI_BASE_URL": Self.near], yaml: configured)))
    }

    @Test("Servers of one's own are asked, at their usual ports and elsewhere, and so is a profile's address")
    func asked() throws {
        #expect(try isAsked("ollama:llama3.2", in: factory()))
        #expect(try isAsked("vllm:x", in: factory(["VLLM_BASE_URL": "http://box:8000/v1"])))
        let yaml = "llm_gateways: {p: {model: 'openai:mine', base_url: '\(Self.near)'}}"
        #expect(try isAsked("p", in: factory(yaml: yaml)))
    }

    @Test(
        "A list counts for ten minutes where the server is on this machine, else for a day",
        arguments: [(590.0, false, false), (610, true, false), (86_300, true, false), (86_500, true, true)])
    func age(age: Double, here: Bool, elsewhere: Bool) throws {
        #expect(try isAsked("openai:mine", in: factory(["OPENAI_BASE_URL": Self.near], age: age)) == here)
        let far = ["OPENAI_BASE_URL": "http://box:8000/v1"]
        #expect(try isAsked("openai:mine", in: factory(far, age: age, at: "box:8000")) == elsewhere)
    }
}
