import ChatTestSupport
import GatewayCore
import GatewaySchema
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Opening a session")
struct SessionOpenerTests {
    private let store: SessionStore
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        store = .make(in: folder)
    }

    private func open(
        _ options: StartOptions = StartOptions(), factory: LLMGatewayFactory = .make(), isKept: Bool = true
    ) throws -> SessionOpener.Opened {
        try SessionOpener(factory: factory, environment: ["HOME": folder.path], store: store)
            .open(options, isKept: isKept)
    }

    @Test("Without options it is the default")
    func defaults() throws {
        let opened = try open(factory: .make(environment: ["MISTRAL_API_KEY": "key"]))
        #expect(opened.session.settings == .make(model: .mistralLarge))
        #expect(opened.session.gateway.id == .mistralLarge)
        #expect(opened.session.conversation == Conversation())
        #expect(opened.notices == [])
        #expect(store.files == [])
    }

    @Test("A word that nothing is called by is an unknown model, not the default provider's missing key")
    func unknownWord() {
        let error = #expect(throws: GatewayError.self) {
            try open(StartOptions(model: "xyzzy"), factory: .make(environment: [:]))
        }
        #expect(error?.code == .unknownModel)
        #expect(
            error?.message == "Unknown model 'xyzzy'. 'parlance models' lists those that are known. "
                + "-m 'openai:xyzzy anyway' sends it regardless.")
        let full = #expect(throws: GatewayError.self) {
            try open(StartOptions(model: "openai:xyzzy"), factory: .make(environment: [:]))
        }
        #expect(full?.code == .missingAPIKey)
    }

    @Test("Who names a server and no key is answered by the demo in a chat, and by an error in a script")
    func addressWithoutKey() throws {
        let factory = LLMGatewayFactory.make(environment: ["OPENAI_BASE_URL": "http://127.0.0.1:1/v1"])
        #expect(try open(factory: factory).session.settings.model.provider == "demo")
        let error = #expect(throws: GatewayError.self) { try open(factory: factory, isKept: false) }
        #expect(error?.code == .missingAPIKey)
        #expect(
            error?.message == "OPENAI_BASE_URL is set, but OPENAI_API_KEY is not. Set it, to any word where the server "
                + "needs none. A llama.cpp server needs none with -m llamacpp.")
    }

    @Test("The options are the settings")
    func options() throws {
        try folder.write(Schema.personText, to: "person.json")
        let options = StartOptions(
            model: "mistral:small", temperature: 0, system: "Be kind.", schema: "~/person.json", maxTokens: 9)
        let opened = try open(options)
        #expect(
            opened.session.settings
                == .make(
                    model: ModelID(provider: "mistral", model: "small"), temperature: 0, maxTokens: 9,
                    system: "Be kind.", schema: .person))
        #expect(opened.notices == [])
    }

    @Test("A profile is chosen by its name, and options win over it")
    func profile() throws {
        let factory = LLMGatewayFactory.make(configuration: .make())
        let plain = try open(StartOptions(model: "creative"), factory: factory).session
        #expect(plain.settings == .make(model: .mistralLarge, profile: "creative"))
        #expect(plain.effectiveTemperature == 1.2)
        let changed = try open(StartOptions(model: "creative", temperature: 0.1), factory: factory).session
        #expect(changed.effectiveTemperature == 0.1)
    }

    @Test("Without a key it is the demo, which is said")
    func demo() throws {
        let opened = try open(factory: .make(environment: [:]))
        #expect(opened.session.settings == .make(model: .tour))
        #expect(
            opened.notices == [
                "No API key found, so this is the built-in demo. Send anything for a tour, or \"connect\" to set up a model."
            ])
    }

    @Test(
        "What was asked for and cannot be used is an error, not the demo",
        arguments: [
            (StartOptions(model: "openai"), "OpenAI API key must be provided: set OPENAI_API_KEY."),
            (
                StartOptions(model: "nowhere:x"),
                "Unknown provider 'nowhere'. Available: \(LLMGatewayFactory().providers.joined(separator: ", "))."
            ),
            (
                StartOptions(model: "demo", schema: "missing.json"),
                "The schema file missing.json doesn't exist. Give a path, JSON that starts with {, "
                    + "or fields such as: name, age int."
            ),
            (
                StartOptions(model: "demo", temperature: 9),
                "'9' isn't a valid temperature for demo:tour. Give a number from 0 to 2."
            ),
        ])
    func unusable(options: StartOptions, message: String) {
        let error = #expect(throws: GatewayError.self) { try open(options, factory: .make(environment: [:])) }
        #expect(error?.message == message)
        #expect(error.map(ProgramExit.init) == .usage)
    }

    @Test("A default that the environment names is not replaced by the demo")
    func namedDefault() {
        let factory = LLMGatewayFactory.make(environment: ["DEFAULT_LLM_MODEL": "openai:gpt-4o"])
        #expect(throws: GatewayError.self) { try open(factory: factory) }
    }

    @Test("A session is kept where that is asked for", arguments: [true, false])
    func kept(isKept: Bool) throws {
        var session = try open(isKept: isKept).session
        _ = session.begin("Hello")
        #expect(store.files.count == (isKept ? 1 : 0))
    }
}
