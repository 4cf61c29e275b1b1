import GatewayCore
import Testing

@Suite("What a name means")
struct ResolvingNamesTests {
    @Test(
        "A full name is split at the first colon and never prefixed twice",
        arguments: [
            ("openai:gpt-4o", "openai:gpt-4o"), ("mistral:mistral-large-latest", "mistral:mistral-large-latest"),
            ("openai:ft:gpt-4o:acme", "openai:ft:gpt-4o:acme"), ("openai:openai:gpt-4o", "openai:gpt-4o"),
            ("openai:a-model-nobody-knows", "openai:a-model-nobody-knows"), ("demo:tour", "demo:tour"),
        ])
    func fullName(name: String, expected: String) throws {
        let choice = try LLMGatewayFactory.make().resolve(name)
        #expect(choice == ModelChoice(id: try #require(ModelID(expected)), origin: .named))
    }

    @Test("A name without a provider belongs to the default provider")
    func bareModel() throws {
        #expect(try LLMGatewayFactory.make().resolve("gpt-4.1").id.description == "openai:gpt-4.1")
        let mistral = try LLMGatewayFactory.make(["DEFAULT_LLM_PROVIDER": "mistral"])
        #expect(try mistral.resolve("codestral-latest").id.description == "mistral:codestral-latest")
        let onlyKey = try LLMGatewayFactory.make(["MISTRAL_API_KEY": "k"])
        #expect(try onlyKey.resolve("codestral-latest").id.description == "mistral:codestral-latest")
    }

    @Test(
        "A provider's name alone means its default model",
        arguments: [("openai", "openai:gpt-4o"), ("mistral", "mistral:mistral-large-latest"), ("demo", "demo:tour")])
    func providerAlone(name: String, expected: String) throws {
        #expect(try LLMGatewayFactory.make().resolve(name).id.description == expected)
    }

    @Test("A profile's name comes before a provider's and a model's")
    func profileFirst() throws {
        let profile = GatewayProfile(name: "openai", provider: "mistral", model: "small", temperature: 0)
        let factory = try LLMGatewayFactory.make(profiles: [profile])
        #expect(
            try factory.resolve("openai")
                == ModelChoice(id: ModelID(provider: "mistral", model: "small"), profile: profile, origin: .named))
        #expect(try factory.resolve("openai:gpt-4o").profile == nil)
    }

    @Test(
        "A profile's model may carry its provider, and is not prefixed twice",
        arguments: [
            (GatewayProfile(name: "p", provider: "openai", model: "openai:gpt-4o"), "openai:gpt-4o"),
            (
                GatewayProfile(name: "p", provider: "mistral", model: "mistral-small-latest"),
                "mistral:mistral-small-latest"
            ),
            (GatewayProfile(name: "p", model: "mistral:mistral-small-latest"), "mistral:mistral-small-latest"),
            (GatewayProfile(name: "p", provider: "mistral"), "mistral:mistral-large-latest"),
            (GatewayProfile(name: "p", model: "gpt-4.1"), "openai:gpt-4.1"),
            (GatewayProfile(name: "p", model: "llama3.2:3b"), "openai:llama3.2:3b"),
            (GatewayProfile(name: "p"), "openai:gpt-4o"),
        ])
    func profileModel(profile: GatewayProfile, expected: String) throws {
        #expect(try LLMGatewayFactory.make(profiles: [profile]).resolve("p").id.description == expected)
    }

    @Test("An unknown provider is named with those there are", arguments: ["acme:x", "p"])
    func unknownProvider(name: String) throws {
        let factory = try LLMGatewayFactory.make(profiles: [GatewayProfile(name: "p", provider: "acme", model: "x")])
        let expected = GatewayError(
            .unknownProvider, "Unknown provider 'acme'.",
            fix: "Available: \(factory.providers.joined(separator: ", ")).", provider: "acme")
        #expect(throws: expected) { try factory.resolve(name) }
        #expect(throws: expected) { try factory.makeGateway(name) }
        #expect(expected.message == "Unknown provider 'acme'. Available: \(factory.providers.joined(separator: ", ")).")
    }

    @Test(
        "A name that is none is refused with how to write it",
        arguments: [
            ("", "The model name is empty. Name one such as openai:gpt-4o."),
            (":x", "':x' isn't a model name. Write it as provider:model."),
            ("openai:", "'openai:' isn't a model name. Write it as provider:model."),
        ])
    func noName(name: String, message: String) throws {
        let error = try #require(throws: GatewayError.self) { try LLMGatewayFactory.make().resolve(name) }
        #expect(error.code == .configuration)
        #expect(error.message == message)
    }

    @Test("A profile with a wrong value cannot be chosen; others can")
    func brokenProfile() throws {
        let factory = try LLMGatewayFactory.make(yaml: "llm_gateways: {p: {max_tokens: many}, q: {model: x}}")
        let error = try #require(throws: GatewayError.self) { try factory.resolve("p") }
        #expect(error.code == .configuration)
        #expect(error.message.hasPrefix("The profile 'p' cannot be used: c.yaml:1:32: 'max_tokens' must be"))
        #expect(try factory.resolve("q").id.description == "openai:x")
        #expect(try factory.defaultChoice().id.description == "openai:gpt-4o")
    }
}
