import GatewayJSON
import GatewayCore
import Testing

@Suite("Making gateways")
struct LLMGatewayFactoryTests {
    @Test("The built-in providers and their defaults")
    func builtIn() throws {
        let factory = try LLMGatewayFactory.make()
        #expect(
            factory.providers == [
                "anthropic", "azure", "deepseek", "demo", "gemini", "groq", "llamacpp", "lmstudio", "mistral", "ollama",
                "openai", "openrouter", "together", "vllm", "xai",
            ])
        #expect(factory.defaultModel(for: "openai") == "gpt-4o")
        #expect(factory.defaultModel(for: "mistral") == "mistral-large-latest")
        #expect(factory.defaultModel(for: "demo") == "tour")
        #expect(factory.defaultModel(for: "acme") == nil)
    }

    @Test("Each built-in provider makes its own gateway")
    func gateways() throws {
        let factory = try LLMGatewayFactory.make(["OPENAI_API_KEY": "k", "MISTRAL_API_KEY": "k"])
        #expect(try factory.makeGateway("openai:gpt-4.1") is OpenAIGateway)
        #expect(try factory.makeGateway("mistral:codestral-latest") is MistralGateway)
        #expect(try factory.makeGateway("demo") is DemoGateway)
        #expect(try factory.makeDefaultGateway() is OpenAIGateway)
        for name in ["openai:gpt-4.1", "mistral:codestral-latest", "demo:tour"] {
            #expect(try factory.makeGateway(name).id.description == name)
        }
    }

    @Test(
        "A missing key is named with the ways to give one",
        arguments: [[:], ["OPENAI_API_KEY": "", "MISTRAL_API_KEY": ""]])
    func missingKey(environment: [String: String]) throws {
        let factory = try LLMGatewayFactory.make(environment)
        let openAI = try #require(throws: GatewayError.self) { try factory.makeGateway("openai") }
        #expect(openAI.code == .missingAPIKey)
        #expect(openAI.provider == "openai")
        #expect(
            openAI.message
                == "OpenAI API key must be provided: set OPENAI_API_KEY, run 'parlance keys set openai', or give the profile an api_key."
        )
        let mistral = try #require(throws: GatewayError.self) { try factory.makeGateway("mistral") }
        #expect(
            mistral.message
                == "Mistral API key must be provided: set MISTRAL_API_KEY, run 'parlance keys set mistral', or give the profile an api_key."
        )
        #expect(!factory.isReady("openai"))
    }

    @Test("A provider is ready when its key is set or it needs none")
    func ready() throws {
        let factory = try LLMGatewayFactory.make(["MISTRAL_API_KEY": "k"])
        #expect(["demo", "mistral", "openai", "acme"].map { factory.isReady($0) } == [true, true, false, false])
    }

    @Test("A profile's key is enough, and wins over the environment's")
    func profileKey() throws {
        let profile = GatewayProfile(name: "p", provider: "openai", apiKey: "mine")
        #expect(try LLMGatewayFactory.make().probing.settings(for: profile).apiKey?.secret == "mine")
        #expect(
            try LLMGatewayFactory.make(["OPENAI_API_KEY": "theirs"]).probing.settings(for: profile).apiKey?.secret
                == "mine")
        #expect(
            try LLMGatewayFactory.make(["OPENAI_API_KEY": "theirs"]).probing.settings(for: "openai").apiKey?.secret
                == "theirs")
    }

    @Test(
        "The temperature is the profile's, DEFAULT_LLM_TEMPERATURE's, or 0.7; 0 is a real value",
        arguments: [
            (nil, nil, 0.7), (nil, "0.2", 0.2), (nil, "0", 0), (nil, "", 0.7), (0, nil, 0), (0, "0.9", 0),
            (1.5, "0", 1.5),
        ] as [(Double?, String?, Double)])
    func temperature(profile: Double?, variable: String?, expected: Double) throws {
        let environment = variable.map { ["DEFAULT_LLM_TEMPERATURE": $0] } ?? [:]
        let factory = try LLMGatewayFactory.make(
            environment, profiles: [GatewayProfile(name: "p", provider: "openai", temperature: profile)])
        #expect(try factory.probing.settings(for: "p").temperature == expected)
    }

    @Test("A DEFAULT_LLM_TEMPERATURE that is none is an error", arguments: ["warm", "-1", "nan", "inf", "0,7"])
    func invalidTemperature(text: String) throws {
        let factory = try LLMGatewayFactory.make(
            ["DEFAULT_LLM_TEMPERATURE": text],
            profiles: [
                GatewayProfile(name: "p", provider: "openai", temperature: 0)
            ]
        ).probing
        let expected = GatewayError(
            .configuration, "DEFAULT_LLM_TEMPERATURE is '\(text)', which isn't a temperature.",
            fix: "Set it to a number such as 0.7, or unset it.")
        #expect(throws: expected) { try factory.makeGateway("openai") }
        #expect(try factory.settings(for: "p").temperature == 0)
    }

    @Test("The base URL is the profile's, the program's, the environment's or the provider's, in this order")
    func baseURL() throws {
        var factory = try LLMGatewayFactory.make(["OPENAI_BASE_URL": "http://env/v1"]).probing
        let profile = GatewayProfile(name: "p", provider: "openai", baseURL: "http://profile/v1")
        #expect(try factory.settings(for: "openai").baseURL == "http://env/v1")
        #expect(try factory.settings(for: profile).baseURL == "http://profile/v1")
        #expect(try factory.settings(for: "mistral").baseURL == nil)
        factory.baseURLs["openai"] = "http://program/v1"
        #expect(try factory.settings(for: profile).baseURL == "http://profile/v1")
        #expect(try factory.settings(for: "openai").baseURL == "http://program/v1")
        #expect(try factory.settings(for: "mistral").baseURL == nil)
        factory.environment["OPENAI_BASE_URL"] = ""
        factory.baseURLs = [:]
        #expect(try factory.settings(for: "openai").baseURL == nil)
    }

    @Test("Slashes at a base URL's end are dropped", arguments: ["http://x/v1", "http://x/v1/", "http://x/v1//"])
    func slashes(url: String) throws {
        let factory = try LLMGatewayFactory.make(["OPENAI_BASE_URL": url]).probing
        #expect(try factory.settings(for: "openai").baseURL == "http://x/v1")
    }

    @Test("Everything a profile says reaches the gateway")
    func profileSettings() throws {
        let profile = GatewayProfile(
            name: "p", provider: "openai", model: "gpt-4.1", temperature: 0, maxTokens: 9, organization: "org",
            project: "proj", extraParameters: ["seed": 7])
        let settings = try LLMGatewayFactory.make(["X": "y"]).probing.settings(for: profile)
        #expect(settings.model == "gpt-4.1")
        #expect(settings.maxTokens == 9)
        #expect(settings.organization == "org")
        #expect(settings.project == "proj")
        #expect(settings.extraParameters == ["seed": 7])
        #expect(settings.environment == ["X": "y"])
    }

    @Test("A profile's max_tokens, temperature 0 and extra parameters are in the request that is sent")
    func profileInRequest() async throws {
        let transport = ScriptedTransport(
            .json(#"{"choices": [{"message": {"content": "Hi"}, "finish_reason": "stop"}]}"#))
        let factory = try LLMGatewayFactory.make(
            yaml: """
                llm_gateways:
                  p: {provider: mistral, model: mistral:small, temperature: 0, max_tokens: 9, api_key: k, random_seed: 7}
                """, transport: transport)
        _ = try await factory.makeGateway("p").generate(LLMRequest(prompt: "Hi"))
        #expect(
            try transport.bodies == [
                [
                    "model": "small", "messages": [["role": "user", "content": "Hi"]], "stream": false,
                    "temperature": 0,
                    "max_tokens": 9, "random_seed": 7,
                ]
            ])
        #expect(transport.requests.map(\.url) == ["https://api.mistral.ai/v1/chat/completions"])
    }

    @Test("A provider can be added, and one can be replaced, on one factory alone")
    func register() async throws {
        let original = try LLMGatewayFactory.make()
        var factory = original
        factory.register(.probe("acme"))
        #expect(factory.providers == ["acme"] + original.providers)
        #expect(try factory.makeGateway("acme").id.description == "acme:standard")
        #expect(try factory.makeGateway("acme:special").id.description == "acme:special")
        #expect(try await factory.makeGateway("acme").generate(LLMRequest(prompt: "Hi")).content == "probe")
        factory.register(.probe("openai", defaultModel: "mine"))
        #expect(factory.providers == ["acme"] + original.providers)
        #expect(try factory.makeDefaultGateway().id.description == "openai:mine")
        #expect(!original.providers.contains("acme"))
        #expect(throws: GatewayError.self) { try original.makeGateway("acme") }
    }

    @Test("A key that only an added provider has makes it the default")
    func addedProviderWithOnlyKey() throws {
        var factory = try LLMGatewayFactory.make(["ACME_KEY": "k"])
        factory.register(.probe("acme", keyVariable: "ACME_KEY", baseURLVariable: "ACME_URL"))
        #expect(try factory.defaultChoice().id.description == "acme:standard")
        factory.environment["ACME_URL"] = "http://acme/"
        #expect(try factory.settings().baseURL == "http://acme")
        #expect(try factory.settings().apiKey?.secret == "k")
    }
}
