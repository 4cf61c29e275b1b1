import TestSupport
import Testing

@testable import GatewayCore

@Suite("Where a key is taken from")
struct KeyOrderTests {
    private static let yaml = """
        llm_gateways:
          own: {provider: openai, api_key: from-profile, api_key_command: [/bin/echo, from-profile-command]}
          asked: {provider: openai, api_key_command: /bin/echo from-profile-command}
          plain: {provider: openai}
        providers:
          openai: {api_key_command: [/bin/echo, from-provider-command]}
        """

    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func factory(_ environment: [String: String] = [:], yaml: String? = nil) throws -> LLMGatewayFactory {
        var factory = try LLMGatewayFactory.make(environment, yaml: yaml).probing
        factory.keyStore = KeyStore(path: folder / "keys.json")
        return factory
    }

    @Test("The profile's key, its command, the provider's command, the environment, the store")
    func order() throws {
        let environment = ["OPENAI_API_KEY": "from-environment"]
        try KeyStore(path: folder / "keys.json").set(.make("from-store"), for: "openai")
        let full = try factory(environment, yaml: Self.yaml)
        #expect(try full.settings(for: "own").apiKey?.secret == "from-profile")
        #expect(try full.settings(for: "asked").apiKey?.secret == "from-profile-command")
        #expect(try full.settings(for: "plain").apiKey?.secret == "from-provider-command")
        #expect(try factory(environment).settings(for: "openai").apiKey?.secret == "from-environment")
        #expect(try factory().settings(for: "openai").apiKey?.secret == "from-store")
        #expect(try factory().settings(for: "openai").apiKey?.origin == .store("openai"))
    }

    @Test("A kept key makes a provider ready, and the default")
    func ready() throws {
        #expect(try !factory().isReady("mistral"))
        try KeyStore(path: folder / "keys.json").set(.make("k"), for: "mistral")
        #expect(try factory().isReady("mistral") && !factory().isReady("openai"))
        let choice = try factory().defaultChoice()
        #expect(choice.id.description == "mistral:mistral-large-latest" && choice.origin == .onlyKey)
    }

    @Test("A provider with a command is ready, and the command is not run for that")
    func lazy() throws {
        let factory = try factory(yaml: "providers: {mistral: {api_key_command: /bin/touch \(folder / "was-run")}}")
        #expect(factory.isReady("mistral"))
        #expect(try factory.defaultChoice().id.provider == "mistral")
        #expect(throws: (any Error).self) { try folder.read("was-run") }
        #expect(throws: GatewayError.self) { try factory.makeGateway("mistral") }
        #expect(try folder.read("was-run").isEmpty)
    }

    @Test("A store that cannot be read is told when a key is needed from it")
    func brokenStore() throws {
        try folder.write("no JSON", to: "keys.json")
        #expect(try !factory().isReady("openai"))
        let error = #expect(throws: GatewayError.self) { try factory().makeGateway("openai") }
        #expect(error?.message.contains("isn't a JSON object of names and keys") == true)
        #expect(try factory(["OPENAI_API_KEY": "k"]).settings(for: "openai").apiKey?.secret == "k")
    }

    @Test("A refused key sends to where it is from")
    func refusal() async throws {
        try KeyStore(path: folder / "keys.json").set(.make("sk-secret-in-store"), for: "openai")
        let body = #"{"error": {"message": "Wrong: sk-secret-in-store"}}"#
        var factory = try LLMGatewayFactory.make(transport: ScriptedTransport(.json(body, status: 401)))
        factory.keyStore = KeyStore(path: folder / "keys.json")
        let gateway = try factory.makeGateway("openai")
        let error = await #expect(throws: GatewayError.self) { try await gateway.generate(LLMRequest(prompt: "Hi")) }
        #expect(
            error?.message == "OpenAI does not accept the API key: Wrong: (the key). "
                + "Check the key store ('parlance keys set openai').")
    }

    @Test("A command that needs a shell is a fault of the profile; a command alone makes no provider")
    func configuration() throws {
        let yaml = """
            llm_gateways: {p: {provider: openai, api_key_command: "cat k | head -1"}}
            providers: {acme: {api_key_command: pass acme}}
            """
        let configuration = ConfigurationFile.parse(yaml, file: "c.yaml")
        #expect(
            configuration.diagnostics.map(\.message) == [
                "'api_key_command' runs without a shell, so '|' has no special meaning; "
                    + "write [sh, -c, \"…\"] to use one.",
                "The provider 'acme' has no base_url.",
            ])
    }
}
