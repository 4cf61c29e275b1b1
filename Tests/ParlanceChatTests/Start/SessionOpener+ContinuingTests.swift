import GatewayJSON
import ChatTestSupport
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Continuing a session")
struct SessionOpenerContinuingTests {
    private let store: SessionStore
    private let folder: TemporaryDirectory
    private static let talk: [JournalRecord] = [
        .user(turn: 1, text: "Hello"), .text(turn: 1, "Hi"), .end(turn: 1, .make("Hi")),
    ]
    private static let conversation = Conversation.make(("Hello", .make("Hi")))

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

    @Test("The last session goes on with its model, temperature, limit, system prompt and schema, in its journal")
    func continued() throws {
        let settings = SessionSettings.make(
            model: .mistralLarge, temperature: 0, maxTokens: 9, system: "Be kind.", schema: .person)
        let path = try store.write([.settings(settings)] + Self.talk, to: "a")
        var opened = try open(StartOptions(continuesLast: true))
        #expect(opened.session.settings == settings)
        #expect(opened.session.gateway.id == .mistralLarge)
        #expect(opened.session.conversation == Self.conversation)
        #expect(opened.notices == [])
        _ = opened.session.begin("More")
        #expect(try journalLines(path).count == 5)
        #expect(try journalLines(path).last == ["type": "user", "turn": 2, "parent": 1, "text": "More"])
    }

    @Test("Options win over what the session had, and are written down")
    func continuedWithOptions() throws {
        let path = try store.write(
            [.settings(.make(model: .mistralLarge, temperature: 0.3, system: "Be kind."))] + Self.talk, to: "a")
        let opened = try open(
            StartOptions(model: "gpt-4o", temperature: 0, system: "Be brief.", continuesLast: true),
            factory: .make(environment: LLMGatewayFactory.bothKeys.merging(["DEFAULT_LLM_PROVIDER": "openai"]) { $1 }))
        #expect(opened.session.settings == .make(temperature: 0, system: "Be brief."))
        #expect(opened.session.conversation == Self.conversation)
        #expect(
            try journalLines(path).last
                == ["type": "settings", "model": "openai:gpt-4o", "temperature": 0, "system": "Be brief."])
    }

    @Test("Another model drops a temperature that it does not take, and says so")
    func continuedOutOfRange() throws {
        try store.write([.settings(.make(temperature: 1.8))] + Self.talk, to: "a")
        let opened = try open(StartOptions(model: "mistral", continuesLast: true))
        #expect(opened.session.settings == .make(model: .mistralLarge))
        #expect(opened.notices == ["mistral-large-latest accepts a temperature from 0 to 1.5, not 1.8."])
    }

    @Test("A profile that is chosen anew brings its temperature; the session's own profile does not undo what was set")
    func continuedWithProfile() throws {
        let factory = LLMGatewayFactory.make(configuration: .make())
        try store.write([.settings(.make(temperature: 0.3))] + Self.talk, to: "a", at: 1)
        let chosen = try open(StartOptions(model: "creative", continuesLast: true), factory: factory)
        #expect(chosen.session.settings == .make(model: .mistralLarge, profile: "creative"))

        let settings = SessionSettings.make(model: .mistralLarge, profile: "creative", temperature: 0.3)
        try store.write([.settings(settings)] + Self.talk, to: "b", at: 4e9)
        let resumed = try open(StartOptions(continuesLast: true), factory: factory)
        #expect(resumed.session.settings == settings)
    }

    @Test("A profile that is gone costs its name, not the model")
    func lostProfile() throws {
        try store.write(
            [.settings(.make(model: .mistralLarge, profile: "creative", temperature: 0.3))] + Self.talk, to: "a")
        let opened = try open(StartOptions(continuesLast: true))
        #expect(opened.session.settings == .make(model: .mistralLarge, temperature: 0.3))
    }

    @Test("A model that cannot be used now gives way to the default, which is said")
    func lostModel() throws {
        try store.write([.settings(.make(model: .mistralLarge, system: "Be kind."))] + Self.talk, to: "a")
        let opened = try open(StartOptions(continuesLast: true), factory: .make(environment: ["OPENAI_API_KEY": "key"]))
        #expect(opened.session.settings == .make(system: "Be kind."))
        #expect(opened.session.conversation == Self.conversation)
        #expect(
            opened.notices == [
                "The session's model mistral:mistral-large-latest cannot be used now. "
                    + "Mistral API key must be provided: set MISTRAL_API_KEY."
            ])
    }

    @Test("Without a session to continue a new one begins, which is said")
    func nothingToContinue() throws {
        var opened = try open(StartOptions(continuesLast: true), isKept: false)
        #expect(opened.notices == ["There is no session to continue; starting a new one."])
        _ = opened.session.begin("Hello")
        #expect(store.files.count == 1)
    }

    @Test("A session is continued by its title; one that is not there is wrong usage")
    func resumed() throws {
        let path = try store.write([.settings(.make()), .title("Greeting")] + Self.talk, to: "a", at: 1)
        try store.write([.settings(.make()), .user(turn: 1, text: "newer")], to: "b", at: 2)
        var opened = try open(StartOptions(resumed: "greet"), isKept: false)
        #expect(opened.session.conversation == Self.conversation)
        #expect(opened.session.title == "Greeting")
        _ = opened.session.begin("More")
        #expect(try journalLines(path).last == ["type": "user", "turn": 2, "parent": 1, "text": "More"])
        let error = #expect(throws: GatewayError.self) { try open(StartOptions(resumed: "nobody")) }
        #expect(error?.code == .configuration)
    }

    @Test("A new session offers to go on with one that ended in the middle of an answer, and with no other")
    func interrupted() throws {
        let path = try store.write([.settings(.make())] + Self.talk, to: "b-old")
        #expect(try open().notices == [])
        let cut: [JournalRecord] = [.user(turn: 2, text: "More"), .text(turn: 2, "An")]
        try store.write([.settings(.make())] + Self.talk + cut, to: "b-old")
        let offer = "The last session ended in the middle of an answer: /resume old continues it."
        #expect(try open().notices == [offer])
        #expect(try open(isKept: false).notices == [])
        #expect(try open(StartOptions(continuesLast: true)).notices == [])
        let other = try Journal(path: path, isNew: false)
        #expect(try open().notices == [])
        withExtendedLifetime(other) {}
        try store.write([.settings(.make())] + Self.talk, to: "c-newer")
        #expect(try open().notices == [])
    }

    @Test("Of a session that is open elsewhere a copy is continued, which is said", arguments: ["-c", "-r new"])
    func inUse(option: String) throws {
        try store.write([.settings(.make()), .user(turn: 1, text: "older")], to: "a-old", at: 1)
        let path = try store.write([.settings(.make())] + Self.talk, to: "b-new", at: 2)
        let other = try Journal(path: path, isNew: false)
        var opened = try open(option == "-c" ? StartOptions(continuesLast: true) : StartOptions(resumed: "new"))
        #expect(
            opened.notices == [
                "The session is open in another instance of Parlance. This is a copy: what you send here goes into a "
                    + "new session."
            ])
        #expect(opened.session.conversation == Self.conversation)
        _ = opened.session.begin("More")
        #expect(store.files.count == 3)
        #expect(try journalLines(other.path).count == 4)
        #expect(try store.openLast()?.conversation.turns.map(\.prompt) == ["Hello", "More"])
    }

    @Test("Lines that cannot be read are counted in a notice", arguments: [(1, "1 line"), (2, "2 lines")])
    func unreadable(count: Int, words: String) throws {
        let path = folder / "state/sessions/a.jsonl"
        let turn = #"{"type":"user","turn":1,"text":"Hello"}"#
        try folder.write(String(repeating: "{\"type\n", count: count) + turn + "\n", to: "state/sessions/a.jsonl")
        let opened = try open(StartOptions(continuesLast: true))
        #expect(opened.notices == ["\(words) of \(path) could not be read and will be skipped."])
        #expect(opened.session.settings == .make())
    }
}
