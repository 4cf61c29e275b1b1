import GatewayJSON
import ChatTestSupport
import Foundation
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("/new")
struct NewCommandTests {
    @Test("It begins a conversation with the same settings")
    func transcript() async {
        let settings = SessionSettings.make(temperature: 0, system: "Be kind.", schema: .person)
        var transcript = CommandTranscript(
            session: .make(settings: settings, conversation: .make(("Hello", .make(usage: .make(3, 2))))))
        await transcript.type("/new", "/tokens")
        #expect(
            transcript.text == """
                > /new
                A new conversation with openai:gpt-4o.
                Kept: the system prompt "Be kind." (/system off clears it), temperature 0 (/temp default resets it), the schema (/schema off ends it).
                > /tokens
                No tokens yet: this session has no answers.

                """)
        #expect(transcript.session.settings == settings)
        #expect(transcript.session.conversation == Conversation())
    }

    @Test("It says what it keeps, what ends that, and how to return")
    func kept() async throws {
        let folder = try TemporaryDirectory()
        try folder.write("x", to: "notes.txt")
        var session = Session.make(
            settings: .make(profile: "creative", system: String(repeating: "Be kind. ", count: 20)),
            store: .make(in: folder))
        _ = session.begin("old")
        let old = try #require(session.shortID)
        var transcript = CommandTranscript(session: session)
        await transcript.type("/budget 0.50", "/attach \(folder / "notes.txt")", "/new", "/new")
        let kept = """
            A new conversation with creative (openai:gpt-4o).
            Kept: the system prompt "Be kind. Be kind. Be kind. Be kind. Be …" (/system off clears it), the budget of $0.50, unspent again (/budget off clears it), 1 attachment (/attach - removes it).

            """
        #expect(
            transcript.text.components(separatedBy: "> /new\n").dropFirst()
                == [kept + "/resume \(old) returns to the one before.\n", kept])
    }

    @Test(
        "The conversation before it is let go of: /resume goes on with it, not with a copy", arguments: [true, false])
    func letGo(hasOther: Bool) async throws {
        let folder = try TemporaryDirectory()
        let session = Session.make(
            gateway: .make(answers: [.answer("Red."), .answer("White.")]), store: .make(in: folder))
        let other: [LineInput] = hasOther ? [.line("A hare?")] : []
        let run = await ChatRun(
            [.line("A fox?"), .line("/new")] + other + [.line("/resume fox")], session: session)
        #expect(run.screen.contains("Resumed after 1 turn."), "\(run.screen)")
        #expect(!run.screen.contains("copy"), "\(run.screen)")
    }

    @Test("Where nothing holds, nothing is said to be kept")
    func nothingKept() async {
        #expect(await CommandTranscript.text(of: "/new") == "> /new\nA new conversation with openai:gpt-4o.\n")
    }

    @Test("The new conversation gets a journal of its own; the old one stays and can be opened again")
    func journal() throws {
        let folder = try TemporaryDirectory()
        let store = SessionStore.make(in: folder)
        var session = Session.make(store: store)
        _ = session.begin("old")
        let old = try #require(store.files.first)
        session.restart()
        #expect(throws: Never.self) { try Journal(path: old, isNew: false) }
        _ = session.begin("new")
        let new = try #require(store.files.first { $0 != old })
        #expect(store.files.count == 2)
        #expect(try journalLines(old).last == ["type": "user", "turn": 1, "parent": 0, "text": "old"])
        #expect(
            try journalLines(new) == [
                ["type": "session", "version": 2], ["type": "settings", "model": "openai:gpt-4o"],
                ["type": "user", "turn": 1, "parent": 0, "text": "new"],
            ])
    }
}
