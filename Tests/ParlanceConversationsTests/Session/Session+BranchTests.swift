import ChatTestSupport
import GatewayCore
import GatewayJSON
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("A session's branches")
struct SessionBranchTests {
    private let store: SessionStore
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        store = .make(in: folder)
    }

    private var journal: [JSONValue] {
        get throws { try store.files.first.map(journalLines) ?? [] }
    }

    @Test("A turn after an earlier one is a branch, asked with what was said before it alone")
    func branch() throws {
        var session = Session.make(store: store)
        try session.end(session.begin("Hello").turn, with: .make("Hi"))
        try session.end(session.begin("More").turn, with: .make("Well"))
        try session.move(to: 1)
        let (turn, problem) = session.begin("Other")
        #expect(problem == nil)
        #expect(turn.number == 3)
        #expect(turn.request.messages == [.user("Hello"), .assistant("Hi"), .user("Other")])
        try session.end(turn, with: .make("So"))
        #expect(session.conversation == .make(("Hello", .make("Hi")), ("Other", .make("So"))))
        #expect(try journal.contains(["type": "go", "turn": 1]))
        #expect(try journal.contains(["type": "user", "turn": 3, "parent": 1, "text": "Other"]))
    }

    @Test("A turn may be asked of another model, at another temperature, and the session's stay as they are")
    func otherModel() throws {
        var session = Session.make(settings: .make(temperature: 1.8), store: store)
        try session.end(session.begin("Hello").turn, with: .make("Hi"))
        let other = ScriptedGateway.make(.mistralLarge, temperatures: 0...1.5)
        let turn = session.begin("Hello", after: nil, asking: other).turn
        #expect(turn.gateway.id == .mistralLarge)
        #expect(turn.request == LLMRequest(messages: [.user("Hello")]))
        #expect(
            try journal.last
                == [
                    "type": "user", "turn": 2, "parent": 0, "model": "mistral:mistral-large-latest", "text": "Hello",
                ])
        #expect(session.begin("Hello", after: nil, temperature: 0.2).turn.request.temperature == 0.2)
        #expect(try journal.last?["temperature"] == 0.2)
        #expect(session.settings == .make(temperature: 1.8))
    }

    @Test("Turns that run side by side end each for itself")
    func sideBySide() throws {
        var session = Session.make(store: store)
        let first = session.begin("Hello").turn
        let second = session.begin("Hello", after: nil).turn
        try session.end(second, with: .make("2"))
        try session.end(first, with: .make("1"))
        #expect(session.tree.turns.map(\.answer) == [.make("1"), .make("2")])
        #expect(session.tree.current == 2)
    }

    @Test("A session with branches is continued where it was")
    func continued() throws {
        var session: Session? = Session.make(store: store)
        for prompt in ["a", "b"] {
            guard let turn = session?.begin(prompt).turn else { return }
            try turn.journal?.append(.text(turn: turn.number, prompt))
            try session?.end(turn, with: .make(prompt))
        }
        try session?.move(to: nil)
        let tree = session?.tree
        session = nil
        #expect(try store.openLast()?.tree == tree)
    }

    @Test("A session of version 1 goes on in version 2, and says so for older programs")
    func upgrade() throws {
        let path = try store.write(
            [.session(id: "a", version: 1, created: ""), .settings(.make()), .user(turn: 1, text: "Hello")], to: "a")
        _ = try store.openLast()
        #expect(try journalLines(path).last == ["type": "session", "version": 2])
        #expect(try store.openLast()?.tree == ConversationTree(.make(("Hello", nil))))
        #expect(try journalLines(path).count == 4)
    }
}
