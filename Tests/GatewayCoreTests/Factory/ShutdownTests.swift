import GatewayCore
import Testing

@Suite("Defaults near their shutdown")
struct ShutdownTests {
    private static let notice =
        "openai:gpt-4o will be shut down on 2027-01-14; its successor is openai:gpt-6-sol. Using the successor."

    @Test(
        "Up to 61 days before its shutdown, gpt-4o is the default without a word",
        arguments: ["2026-06-01", "2026-11-14"])
    func before(today: String) throws {
        let factory = try LLMGatewayFactory.make(today: today)
        #expect(
            try factory.defaultChoice()
                == ModelChoice(
                    id: ModelID(provider: "openai", model: "gpt-4o"), origin: .documentedDefault, isDefaultModel: true))
        #expect(factory.defaultModel(for: "openai") == "gpt-4o")
    }

    @Test(
        "From 60 days before it, the successor is the default without a word; who asks is told",
        arguments: ["2026-11-15", "2027-01-13"])
    func near(today: String) throws {
        let factory = try LLMGatewayFactory.make(today: today)
        let successor = ModelID(provider: "openai", model: "gpt-6-sol")
        #expect(
            try factory.defaultChoice() == ModelChoice(id: successor, origin: .documentedDefault, isDefaultModel: true))
        #expect(try factory.resolve("openai") == ModelChoice(id: successor, origin: .named, isDefaultModel: true))
        #expect(factory.successionNotice(of: successor) == Self.notice)
        #expect(factory.defaultModel(for: "openai") == "gpt-6-sol")
        #expect(factory.knownModels(of: "openai").first == successor)
    }

    @Test("After it, the notice says that it was announced")
    func after() throws {
        let factory = try LLMGatewayFactory.make(today: "2027-01-14")
        let choice = try factory.defaultChoice()
        #expect(choice.id.description == "openai:gpt-6-sol")
        #expect(choice.notice == nil)
        #expect(
            factory.successionNotice(of: choice.id)
                == "openai:gpt-4o was scheduled to shut down on 2027-01-14; its successor is openai:gpt-6-sol. "
                + "Using the successor.")
    }

    @Test("Whichever way the default is reached, nobody is warned of a model that nobody chose")
    func everyWay() throws {
        let day = "2026-11-15"
        let ways = [
            try LLMGatewayFactory.make(["DEFAULT_LLM_PROVIDER": "openai"], today: day),
            try LLMGatewayFactory.make(["OPENAI_API_KEY": "k"], today: day),
            try LLMGatewayFactory.make(profiles: [GatewayProfile(name: "default", provider: "openai")], today: day),
            try LLMGatewayFactory.make(profiles: [GatewayProfile(name: "default", temperature: 0)], today: day),
        ]
        for factory in ways {
            let choice = try factory.defaultChoice()
            #expect(choice.id.description == "openai:gpt-6-sol")
            #expect(choice.notice == nil)
            #expect(factory.successionNotice(of: choice.id) == Self.notice)
        }
    }

    @Test(
        "A model that was asked for by name is kept, and its end is told",
        arguments: [
            (["DEFAULT_LLM_MODEL": "gpt-4o"], nil), ([:], GatewayProfile(name: "default", model: "openai:gpt-4o")),
        ] as [([String: String], GatewayProfile?)])
    func named(environment: [String: String], profile: GatewayProfile?) throws {
        let factory = try LLMGatewayFactory.make(environment, profiles: profile.map { [$0] } ?? [], today: "2026-11-15")
        let notice = "openai:gpt-4o will be shut down on 2027-01-14; its successor is openai:gpt-6-sol."
        for choice in [
            try factory.defaultChoice(), try factory.resolve("gpt-4o"), try factory.resolve("openai:gpt-4o"),
        ] {
            #expect(choice.id.description == "openai:gpt-4o")
            #expect(choice.notice == notice)
        }
    }

    @Test("Models that are shut down are not listed, but can be named")
    func knownModels() throws {
        let factory = try LLMGatewayFactory.make(today: "2026-10-23")
        let known = factory.knownModels(of: "openai").map(\.model)
        #expect(known.first == "gpt-4o")
        #expect(!known.contains("gpt-3.5-turbo"))
        #expect(known.contains("gpt-5"))
        #expect(Set(known).count == known.count)
        #expect(try factory.resolve("gpt-3.5-turbo").id.model == "gpt-3.5-turbo")
        #expect(factory.knownModels(of: "acme") == [])
        #expect(factory.knownModels(of: "demo").map(\.description) == ["demo:tour", "demo:brief"])
    }
}
