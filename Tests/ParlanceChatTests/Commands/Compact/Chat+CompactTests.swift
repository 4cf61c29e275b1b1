import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("/compact in a chat")
struct ChatCompactTests {
    private let fixture: ChatFixture
    private let long = String(repeating: "and so on ", count: 40)

    init() throws {
        fixture = try ChatFixture()
    }

    private func session(_ summary: [ScriptedGateway.Step], settings: SessionSettings? = nil) -> Session {
        fixture.session(.answer(long), .answer("Well"), summary, .answer("Yes?"), settings: settings)
    }

    @Test("Older turns become a summary, the last stays; the turns are kept as a branch of their own")
    func compact() async throws {
        let run = await ChatRun(
            [.line("Hello"), .line("More"), .line("/compact"), .line("Most"), .line("/go 2")],
            session: session(.answer("We said hello.", usage: .make(100, 5))))
        #expect(
            run.screen.contains(
                """
                gpt-4o › /compact
                openai:gpt-4o summarizes 1 turn; the last turn is kept as it is:
                We said hello.
                """), "\(run.screen)")
        #expect(run.screen.contains("/go 2 goes back.\n"))
        #expect(
            fixture.log.requests[2].messages == [.user("Hello"), .assistant(long), .user(Compaction.instruction)])
        #expect(
            fixture.log.requests[3].messages == [
                .user(Compaction.question), .assistant("We said hello."), .user("More"), .assistant("Well"),
                .user("Most"),
            ])
        #expect(try fixture.store.savedConversation()?.turns.map(\.prompt) == ["Hello", "More"])
    }

    @Test("What it took is in the ledger once, and the branch is in the journal whole")
    func saved() async throws {
        let run = await ChatRun(
            [.line("Hello"), .line("More"), .line("/compact")],
            session: session(.answer("We said hello.", usage: .make(100, 5))))
        #expect(run.screen.contains("Compacted from "), "\(run.screen)")
        let saved = try #require(try fixture.store.savedConversation())
        #expect(saved.turns.map(\.prompt) == [Compaction.question, "More"])
        #expect(saved.turns.map(\.answer?.text) == ["We said hello.", "Well"])
        #expect(saved.turns.map(\.answer?.usage?.totalTokens) == [105, nil])
        #expect(saved.turns[1].answer?.original == 2)
        #expect(TokenLedger(saved).entries.map(\.turn) == [1])
    }

    @Test("A summary that breaks off or saves nothing changes nothing", arguments: [true, false])
    func unchanged(breaksOff: Bool) async throws {
        let failure = GatewayError(.providerFailure, "It is on fire.")
        let run = await ChatRun(
            [.line("Hello"), .line("More"), .line("/compact"), .line("Most")],
            session: session(breaksOff ? [.event(.text("We")), .fail(failure)] : .answer(long + long)))
        #expect(run.screen.contains("nothing changed.\n"), "\(run.screen)")
        #expect(run.screen.contains("It is on fire.\n") == breaksOff)
        let saved = try #require(try fixture.store.savedConversation())
        #expect(saved.turns.map(\.prompt) == ["Hello", "More", "Most"])
        #expect(saved.turns.map { $0.unused.map(\.text) } == [[], [breaksOff ? "We" : long + long], []])
        #expect(saved.turns[1].answer?.text == "Well")
    }

    @Test("A summary that is not used is in the ledger, and in that of the session when it is resumed")
    func booked() async throws {
        let run = await ChatRun(
            [.line("Hello"), .line("More"), .line("/compact"), .line("/tokens json")],
            session: session(.answer(long + long, usage: .make(100, 5))))
        let saved = TokenLedger(try #require(try fixture.store.savedConversation()))
        #expect(saved.session.usage == .make(100, 5))
        #expect(saved.entries.map(\.turn) == [1, 2, 2])
        #expect(run.screen.contains(LedgerJSON(saved).text), "\(run.screen)")
    }

    @Test("Ctrl-C changes nothing")
    func interrupt() async throws {
        let interrupts = ScriptedInterrupts()
        let run = await ChatRun(
            [.line("Hello"), .line("More"), .line("/compact"), .line("Most")],
            session: session([.event(.text("We")), .call { interrupts.fire() }, .wait(Gate())]),
            interrupts: interrupts)
        #expect(run.screen.contains("The summary was cut off; nothing changed.\n"), "\(run.screen)")
        #expect(try fixture.store.savedConversation()?.turns.map(\.prompt) == ["Hello", "More", "Most"])
    }

    @Test("A last turn that fills much of the window is summed up, too")
    func smallWindow() async {
        let run = await ChatRun(
            [.line("Hello"), .line("More"), .line("/compact")],
            session: fixture.session(.answer("Hi"), .answer(long), .answer("All said.")),
            factory: .make(catalog: [.make(.gpt4o, window: 200)], models: []))
        #expect(run.screen.contains("openai:gpt-4o summarizes 2 turns:\nAll said.\n"), "\(run.screen)")
    }

    @Test("A nearly full window is reported", arguments: [(160, true), (1_000, false)])
    func nearlyFull(window: Int, isReported: Bool) async {
        let run = await ChatRun(
            [.line("Hello"), .line("More")], session: session([]),
            factory: .make(catalog: [.make(.gpt4o, window: window)], models: []))
        #expect(run.screen.contains("full. /compact continues from a summary.\n") == isReported, "\(run.screen)")
    }

    @Test("With fewer than two answers there is nothing to compact")
    func nothing() async {
        let text = await CommandTranscript.text(
            of: "/compact", session: .make(conversation: .make(("Hello", .make("Hi")))))
        #expect(text == "> /compact\nerror: There is nothing to compact: it takes two answered turns.\n")
    }
}
