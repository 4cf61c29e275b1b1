import GatewayCore
import Testing

@Suite("The default model")
struct DefaultChoiceTests {
    /// One way to configure, and what the default is then.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var environment: [String: String] = [:]
        var profile: GatewayProfile?
        var id: String
        var origin: ModelChoice.Origin
    }

    private static let profile = GatewayProfile(name: "default", provider: "mistral", model: "codestral-latest")
    private static let keys = ["OPENAI_API_KEY": "k", "MISTRAL_API_KEY": "k"]

    @Test(
        "DEFAULT_LLM_MODEL, DEFAULT_LLM_PROVIDER, the default profile, the only key, the documented one: in this order",
        arguments: [
            Case(testDescription: "nothing", id: "openai:gpt-4o", origin: .documentedDefault),
            Case(testDescription: "both keys", environment: keys, id: "openai:gpt-4o", origin: .documentedDefault),
            Case(
                testDescription: "several keys, OpenAI's among them",
                environment: ["GROQ_API_KEY": "k", "ANTHROPIC_API_KEY": "k", "OPENAI_API_KEY": "k"],
                id: "openai:gpt-4o", origin: .documentedDefault),
            Case(
                testDescription: "several keys without OpenAI's",
                environment: ["GROQ_API_KEY": "k", "ANTHROPIC_API_KEY": "k"], id: "anthropic:claude-sonnet-5-5",
                origin: .onlyKey),
            Case(
                testDescription: "the second variable of a key", environment: ["GOOGLE_API_KEY": "k"],
                id: "gemini:gemini-flash-latest", origin: .onlyKey),
            Case(
                testDescription: "only OpenAI's key", environment: ["OPENAI_API_KEY": "k"], id: "openai:gpt-4o",
                origin: .onlyKey),
            Case(
                testDescription: "only Mistral's key", environment: ["MISTRAL_API_KEY": "k"],
                id: "mistral:mistral-large-latest", origin: .onlyKey),
            Case(
                testDescription: "an empty key is none", environment: ["OPENAI_API_KEY": "", "MISTRAL_API_KEY": "k"],
                id: "mistral:mistral-large-latest", origin: .onlyKey),
            Case(
                testDescription: "the profile beats the only key", environment: ["OPENAI_API_KEY": "k"],
                profile: profile,
                id: "mistral:codestral-latest", origin: .configuration),
            Case(
                testDescription: "the provider's variable beats the profile and the keys",
                environment: ["DEFAULT_LLM_PROVIDER": "openai", "MISTRAL_API_KEY": "k"], profile: profile,
                id: "openai:gpt-4o", origin: .environment),
            Case(
                testDescription: "the model's variable beats everything",
                environment: ["DEFAULT_LLM_MODEL": "openai:gpt-4.1", "DEFAULT_LLM_PROVIDER": "mistral"],
                profile: profile,
                id: "openai:gpt-4.1", origin: .environment),
            Case(
                testDescription: "a bare model goes to the provider's variable",
                environment: ["DEFAULT_LLM_MODEL": "codestral-latest", "DEFAULT_LLM_PROVIDER": "mistral"],
                id: "mistral:codestral-latest", origin: .environment),
            Case(
                testDescription: "a bare model goes to the only key's provider",
                environment: ["DEFAULT_LLM_MODEL": "codestral-latest", "MISTRAL_API_KEY": "k"],
                id: "mistral:codestral-latest", origin: .environment),
            Case(
                testDescription: "a bare model without anything else goes to OpenAI",
                environment: ["DEFAULT_LLM_MODEL": "gpt-4.1"], id: "openai:gpt-4.1", origin: .environment),
            Case(
                testDescription: "empty variables are not set",
                environment: ["DEFAULT_LLM_MODEL": "", "DEFAULT_LLM_PROVIDER": ""], id: "openai:gpt-4o",
                origin: .documentedDefault),
        ])
    func order(example: Case) throws {
        let profiles = example.profile.map { [$0] } ?? []
        var choice = try LLMGatewayFactory.make(example.environment, profiles: profiles).defaultChoice()
        choice.isDefaultModel = false
        #expect(
            choice
                == ModelChoice(
                    id: try #require(ModelID(example.id)),
                    profile: example.origin == .configuration ? example.profile : nil, origin: example.origin))
    }

    @Test("An unknown DEFAULT_LLM_PROVIDER is an error that names those there are")
    func unknownProvider() throws {
        let factory = try LLMGatewayFactory.make(["DEFAULT_LLM_PROVIDER": "acme"])
        let expected = GatewayError(
            .unknownProvider, "Unknown provider 'acme'.",
            fix: "Available: \(factory.providers.joined(separator: ", ")).", provider: "acme")
        #expect(throws: expected) { try factory.defaultChoice() }
        #expect(throws: expected) { try factory.defaultProvider() }
        #expect(throws: expected) { try factory.resolve("gpt-4o") }
        #expect(try factory.resolve("mistral:x").id.description == "mistral:x")
    }

    @Test("A provider's name with a slip is an error that names the nearest")
    func nearestProvider() throws {
        let factory = try LLMGatewayFactory.make()
        let error = #expect(throws: GatewayError.self) { try factory.resolve("antropic:claude") }
        #expect(error?.fix?.hasPrefix("Did you mean 'anthropic'? Available: anthropic, azure,") == true)
    }

    @Test("A default profile that is broken is an error, and a model can still be named")
    func brokenDefault() throws {
        let factory = try LLMGatewayFactory.make(yaml: "llm_gateways: {default: {temperature: warm}}")
        #expect(throws: GatewayError.self) { try factory.defaultChoice() }
        #expect(try factory.resolve("gpt-4o").id.description == "openai:gpt-4o")
    }

    @Test(
        "The configuration's model goes before its default profile, and after the variables; it may name a profile",
        arguments: [
            ("mistral:codestral-latest", [:], "mistral:codestral-latest", nil),
            ("mistral", [:], "mistral:mistral-large-latest", nil),
            ("quick", [:], "openai:gpt-4o-mini", "quick"),
            ("mistral:codestral-latest", ["DEFAULT_LLM_MODEL": "openai:gpt-4.1"], "openai:gpt-4.1", nil),
            ("mistral:codestral-latest", ["DEFAULT_LLM_PROVIDER": "openai"], "openai:gpt-4o", nil),
        ] as [(String, [String: String], String, String?)])
    func configuredModel(
        model: String, environment: [String: String], id: String, profile: String?
    ) throws {
        let yaml = """
            model: \(model)
            llm_gateways: {default: {model: "openai:o3"}, quick: {model: "openai:gpt-4o-mini"}}
            """
        let choice = try LLMGatewayFactory.make(environment, yaml: yaml).defaultChoice()
        #expect(choice.id.description == id)
        #expect(choice.profile?.name == profile)
        #expect(choice.origin == (environment.isEmpty ? .configuration : .environment))
    }

    @Test("The configuration's model gives the provider of bare models; one of an unknown provider is an error")
    func configuredModelProvider() throws {
        let factory = try LLMGatewayFactory.make(["OPENAI_API_KEY": "k"], yaml: "model: mistral:codestral-latest")
        #expect(try factory.defaultProvider() == "mistral")
        #expect(try factory.resolve("mistral-small-latest").id.description == "mistral:mistral-small-latest")
        let error = #expect(throws: GatewayError.self) {
            try LLMGatewayFactory.make(yaml: "model: acme:x").defaultChoice()
        }
        #expect(error?.code == .configuration)
        #expect(
            error?.message.hasPrefix("The configuration's model 'acme:x' cannot be used: Unknown provider 'acme'.")
                == true)
    }

    @Test("A configuration that is no YAML leaves everything else as it was")
    func brokenFile() throws {
        let factory = try LLMGatewayFactory.make(["MISTRAL_API_KEY": "k"], yaml: "a: [")
        #expect(factory.configuration.fileFault != nil)
        #expect(try factory.defaultChoice().id.description == "mistral:mistral-large-latest")
    }

    @Test(
        "The default profile's provider, or its model's prefix, is the provider of bare models",
        arguments: [
            GatewayProfile(name: "default", provider: "mistral"),
            GatewayProfile(name: "default", model: "mistral:mistral-small-latest"),
        ])
    func providerOfDefaultProfile(profile: GatewayProfile) throws {
        let factory = try LLMGatewayFactory.make(["OPENAI_API_KEY": "k"], profiles: [profile])
        #expect(try factory.defaultProvider() == "mistral")
        #expect(try factory.resolve("codestral-latest").id.description == "mistral:codestral-latest")
    }

    @Test("A default profile's model with a colon but no provider goes to the usual default provider")
    func colonInDefaultProfile() throws {
        let factory = try LLMGatewayFactory.make(profiles: [GatewayProfile(name: "default", model: "llama3.2:3b")])
        #expect(try factory.defaultProvider() == "openai")
        #expect(try factory.defaultChoice().id.description == "openai:llama3.2:3b")
    }

    @Test("The prefix of DEFAULT_LLM_MODEL is the provider of bare models")
    func prefixOfDefaultModel() throws {
        let factory = try LLMGatewayFactory.make(["DEFAULT_LLM_MODEL": "mistral:small", "OPENAI_API_KEY": "k"])
        #expect(try factory.resolve("codestral-latest").id.description == "mistral:codestral-latest")
    }
}
