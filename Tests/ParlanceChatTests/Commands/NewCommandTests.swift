import GatewayJSON
import ChatTestSupport
import GatewayCore
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
                > /tokens
                No tokens yet: this session has no answers.

                """)
        #expect(transcript.session.settings == settings)
        #expect(transcript.session.conversation == Conversation())
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
