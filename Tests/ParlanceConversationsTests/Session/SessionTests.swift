import ChatTestSupport
import GatewayCore
import GatewayJSON
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("Session")
struct SessionTests {
    private let store: SessionStore
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        store = .make(in: folder)
    }

    private var journal: [JSONValue] {
        get throws { try store.files.first.map(journalLines) ?? [] }
    }

    @Test("Nothing is written before the first turn, whatever is set")
    func unsaved() throws {
        var session = Session.make(store: store)
        try session.change(.make(temperature: 0.5))
        #expect(store.files == [])
    }

    @Test("When a turn has begun, its prompt is on disk, below the settings it is asked with")
    func begin() throws {
        var session = Session.make(settings: .make(temperature: 0, system: "Be kind."), store: store)
        let (turn, problem) = session.begin("Hello")
        #expect(problem == nil)
        #expect(turn.number == 1)
        #expect(session.conversation == .make(("Hello", nil)))
        #expect(
            try journal == [
                ["type": "session", "version": 2],
                ["type": "settings", "model": "openai:gpt-4o", "temperature": 0, "system": "Be kind."],
                ["type": "user", "turn": 1, "parent": 0, "text": "Hello"],
            ])
    }

    @Test("The request has the conversation and the settings")
    func request() {
        var session = Session.make(
            settings: .make(temperature: 0, maxTokens: 9, system: "Be kind.", schema: .person),
            conversation: .make(("Hello", .make("Hi"))))
        #expect(
            session.begin("More").turn.request
                == LLMRequest(
                    messages: [.system("Be kind."), .user("Hello"), .assistant("Hi"), .user("More")],
                    temperature: 0, maxTokens: 9, responseFormat: .jsonSchema(.person)))
        #expect(Session.make().turn(for: "Hello").request == LLMRequest(messages: [.user("Hello")]))
    }

    @Test("A conversation has one name at its provider, also when it is resumed, and no other has it")
    func cacheKey() throws {
        func key(_ session: inout Session) throws -> String {
            var turn = session.pendingTurn(
                for: TurnRequest("Hello", after: session.tree.current), caching: PromptCaching())
            _ = session.begin(&turn)
            try session.end(turn, with: .make())
            return try #require(turn.request.caching?.key)
        }
        var session = Session.make(store: store)
        let first = try key(&session)
        #expect(try key(&session) == first)
        session.leave()
        let stored = try #require(try store.openLast())
        var resumed = Session.make(tree: stored.tree, journal: stored.journal)
        #expect(try key(&resumed) == first)
        session.restart()
        #expect(try key(&session) != first)
        var (unkept, other) = (Session.make(), Session.make())
        let own = try key(&unkept)
        #expect(try key(&unkept) == own)
        #expect(try key(&other) != own)
        // A call of its own has none.
        #expect(session.begin("Hello").turn.request.caching == nil)
    }

    @Test("How long prompts are cached is kept with the settings", arguments: [false, true])
    func cacheLifetime(_ hasSchema: Bool) throws {
        var settings = SessionSettings.make(system: "Be kind.", schema: hasSchema ? .person : nil)
        settings.caching = .long
        var session = Session.make(settings: settings, store: store)
        _ = session.begin("Hello")
        session.leave()
        #expect(try store.openLast()?.settings == settings)
    }

    @Test("Settings, the model among them, and the end of an answer are written as they change")
    func changes() throws {
        var session = Session.make(store: store)
        let turn = session.begin("Hello").turn
        try session.end(turn, with: .make("Hi", usage: .make(3, 1)))
        try session.use(ScriptedGateway.make(.mistralLarge), settings: .make(model: .mistralLarge, profile: "creative"))
        #expect(session.gateway.id == .mistralLarge)
        #expect(session.conversation == .make(("Hello", .make("Hi", usage: .make(3, 1)))))
        #expect(
            try journal.suffix(2) == [
                [
                    "type": "end", "turn": 1, "status": "complete", "model": "openai:gpt-4o", "finish_reason": "stop",
                    "usage": ["prompt_tokens": 3, "completion_tokens": 1, "total_tokens": 4],
                ],
                ["type": "settings", "model": "mistral:mistral-large-latest", "profile": "creative"],
            ])
    }

    @Test("A session that is continued goes on in its journal")
    func continued() throws {
        try store.write([.settings(.make()), .user(turn: 1, text: "Hello")], to: "a")
        let stored = try #require(try store.openLast())
        var session = Session.make(conversation: stored.conversation, store: store, journal: stored.journal)
        #expect(session.begin("Again").turn.number == 2)
        #expect(store.files.count == 1)
        #expect(try journal.last == ["type": "user", "turn": 2, "parent": 1, "text": "Again"])
    }

    @Test("A journal that cannot be written stops no conversation")
    func unwritable() throws {
        try folder.write("", to: "file")
        var session = Session.make(store: SessionStore(folder: folder / "file"))
        let (turn, problem) = session.begin("Hello")
        #expect(problem?.message.hasPrefix("The session cannot be saved in ") == true)
        #expect(turn.request == LLMRequest(messages: [.user("Hello")]))
        try session.end(turn, with: .make("Hi"))
        #expect(session.conversation == .make(("Hello", .make("Hi"))))
    }

    @Test("The temperature of the next turn is the person's, else the gateway's, and none where none is taken")
    func effectiveTemperature() {
        #expect(Session.make().effectiveTemperature == 0.7)
        #expect(Session.make(settings: .make(temperature: 0)).effectiveTemperature == 0)
        #expect(Session.make(gateway: .make(defaultTemperature: nil)).effectiveTemperature == nil)
        let gateway = ScriptedGateway.make(temperatures: nil)
        #expect(Session.make(gateway: gateway, settings: .make(temperature: 1)).effectiveTemperature == nil)
    }
}
