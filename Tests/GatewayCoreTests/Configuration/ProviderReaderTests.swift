import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("Configured providers")
struct ProviderReaderTests {
    private func parse(_ yaml: String) -> GatewayConfiguration {
        ConfigurationFile.parse(yaml, file: "c.yaml")
    }

    @Test("Everything that can be said of a provider")
    func everything() {
        let configuration = parse(
            """
            providers:
              acme:
                base_url: https://llm.acme.test/v1/
                api_key_env: ACME_KEY
                dialect: responses
                default_model: acme-large
                headers: {X-Team: blue, X-Number: 7}
              plain: {base_url: "http://box:9000/v1"}
            """)
        #expect(configuration.diagnostics == [])
        #expect(
            configuration.providers == [
                ConfiguredProvider(
                    name: "acme", baseURL: "https://llm.acme.test/v1/", dialect: .responses, keyVariable: "ACME_KEY",
                    defaultModel: "acme-large",
                    headers: [
                        HTTPHeaders.Field(name: "X-Team", value: "blue"),
                        HTTPHeaders.Field(name: "X-Number", value: "7"),
                    ]),
                ConfiguredProvider(name: "plain", baseURL: "http://box:9000/v1"),
            ])
    }

    @Test(
        "What is wrong is told with its place, and stops only that provider",
        arguments: [
            ("acme: 7", "c.yaml:2:9: The provider 'acme' must be a map, but is a whole number."),
            ("acme: {default_model: x}", "c.yaml:2:3: The provider 'acme' has no base_url."),
            (
                "acme: {base_url: ftp://x}",
                "c.yaml:2:20: 'base_url' must start with http:// or https://, but is 'ftp://x'."
            ),
            ("acme: {base_url: 7}", "c.yaml:2:20: 'base_url' must be a string, but is a whole number ('7')."),
            (
                "acme: {base_url: 'http://x', dialect: antropic}",
                "c.yaml:2:41: 'dialect' must be one of chat_completions, responses, anthropic, gemini, ollama, mistral, "
                    + "but is 'antropic'. Did you mean 'anthropic'?"
            ),
            ("acme: {base_url: 'http://x', headers: [a]}", "c.yaml:2:41: 'headers' must be a map, but is a list."),
            (
                "a:b: {base_url: 'http://x'}",
                "c.yaml:2:3: A provider's name may contain letters, digits, '-' and '_', but is 'a:b'."
            ),
        ])
    func faults(provider: String, message: String) throws {
        let configuration = parse("providers:\n  \(provider)\n  fine: {base_url: 'http://fine.test'}\n")
        #expect(configuration.diagnostics.map(\.description) == [message])
        #expect(configuration.providers.map(\.name) == ["fine"])
        #expect(configuration.fileFault == nil)
        let factory = LLMGatewayFactory(configuration: configuration)
        if provider.hasPrefix("acme") {
            let error = #expect(throws: GatewayError.self) { try factory.makeGateway("acme:x") }
            #expect(error?.message == "The provider 'acme' cannot be used: \(message)")
        }
    }

    @Test("An unknown key is a warning that names the nearest")
    func unknownKey() {
        let configuration = parse("providers: {acme: {base_url: 'http://x', api_key_evn: K}}")
        #expect(configuration.diagnostics.map(\.severity) == [.warning])
        #expect(configuration.diagnostics.first?.message.contains("did you mean 'api_key_env'?") == true)
        #expect(configuration.providers.map(\.name) == ["acme"])
    }

    @Test("A configured provider is registered, asks its own address with its own headers, and needs its key")
    func used() async throws {
        let transport = ScriptedTransport()
        let yaml = """
            providers:
              acme: {base_url: "http://acme.test/v1/", api_key_env: ACME_KEY, headers: {X-Team: blue}}
              open: {base_url: "http://open.test/v1", default_model: m}
            """
        var factory = LLMGatewayFactory(configuration: parse(yaml), transport: transport)
        #expect(factory.providers.contains("acme"))
        #expect(!factory.isReady("acme") && factory.isReady("open"))
        let missing = #expect(throws: GatewayError.self) { try factory.makeGateway("acme:x") }
        #expect(missing?.code == .missingAPIKey)
        #expect(missing?.message.contains("ACME_KEY") == true)
        factory.environment["ACME_KEY"] = "secret"
        _ = try? await factory.makeGateway("acme:x").generate(LLMRequest(prompt: "Hi"))
        _ = try? await factory.makeGateway("open").generate(LLMRequest(prompt: "Hi"))
        #expect(
            transport.requests.map(\.url) == [
                "http://acme.test/v1/chat/completions", "http://open.test/v1/chat/completions",
            ])
        #expect(transport.requests.map { $0.headers["Authorization"] } == ["Bearer secret", nil])
        #expect(transport.requests.map { $0.headers["X-Team"] } == ["blue", nil])
        #expect(try transport.bodies.map { $0["model"] } == ["x", "m"])
    }

    @Test("A profile may name a configured provider, and another dialect")
    func profile() async throws {
        let transport = ScriptedTransport()
        let yaml = """
            llm_gateways: {p: {provider: acme, model: x, dialect: anthropic}}
            providers: {acme: {base_url: "http://acme.test"}}
            """
        let factory = LLMGatewayFactory(configuration: parse(yaml), transport: transport)
        _ = try? await factory.makeGateway("p").generate(LLMRequest(prompt: "Hi"))
        #expect(transport.requests.map(\.url) == ["http://acme.test/v1/messages"])
    }
}
