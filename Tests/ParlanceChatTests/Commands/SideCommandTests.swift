import ChatTestSupport
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("/side")
struct SideCommandTests {
    private let fixture: ChatFixture

    init() throws {
        fixture = try ChatFixture()
    }

    @Test("It is asked with the conversation, answered, booked, and no part of what is sent next")
    func aside() async throws {
        let run = await ChatRun(
            [.line("Hello"), .line("/side What was that?"), .line("More")],
            session: fixture.session(
                .answer("Hi", usage: .make(10, 1)), .answer("A greeting.", usage: .make(20, 2)),
                .answer("Well", usage: .make(30, 3))))
        #expect(run.screen.contains("Aside, not part of the conversation:\nA greeting.\n"), "\(run.screen)")
        let requests = fixture.log.requests.map(\.messages)
        #expect(requests[1] == [.user("Hello"), .assistant("Hi"), .user("What was that?")])
        #expect(requests[2] == [.user("Hello"), .assistant("Hi"), .user("More")])
        let saved = try #require(try fixture.store.savedConversation())
        #expect(saved.turns.map(\.prompt) == ["Hello", "More"])
        #expect(saved.turns.map { $0.unused.map(\.text) } == [["A greeting."], []])
        #expect(TokenLedger(saved).session.usage == .make(60, 6))
    }

    @Test("Ctrl-C stops it; what came is booked")
    func interrupt() async throws {
        let interrupts = ScriptedInterrupts()
        _ = await ChatRun(
            [.line("Hello"), .line("/side What?"), .line("More")],
            session: fixture.session(
                .answer("Hi"), [.event(.text("A gr")), .call { interrupts.fire() }, .wait(Gate())], .answer("Well")),
            interrupts: interrupts)
        let saved = try #require(try fixture.store.savedConversation())
        #expect(saved.turns.map(\.prompt) == ["Hello", "More"])
        #expect(saved.turns[0].unused.map(\.text) == ["A gr"])
    }

    @Test("Without a question or a conversation there is nothing to ask beside")
    func nothing() async {
        let text = await CommandTranscript.text(of: "/side", "/side What?")
        #expect(text.contains("error: What is the question? /side QUESTION"))
        #expect(text.contains("error: There is no conversation yet to ask beside."))
    }
}
