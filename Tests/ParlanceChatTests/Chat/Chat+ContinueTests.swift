import ChatTestSupport
import Foundation
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("/continue in a chat")
struct ChatContinueTests {
    private let fixture: ChatFixture

    init() throws {
        fixture = try ChatFixture()
        try fixture.folder.write("# Notes", to: "notes.md")
    }

    private func run(
        _ lines: String..., answers: [[ScriptedGateway.Step]], settings: SessionSettings? = nil,
        interrupts: ScriptedInterrupts = ScriptedInterrupts()
    ) async -> ChatRun {
        await ChatRun(
            lines.map { .line($0) },
            session: fixture.session(answers: answers, settings: settings),
            interrupts: interrupts, environment: fixture.environment)
    }

    /// The turns of the only journal there is.
    private func tree() throws -> ConversationTree {
        JournalReader(try #require(fixture.store.files().first?.contents())).tree
    }

    private static func cut(_ text: String, _ usage: Usage) -> [ScriptedGateway.Step] {
        .answer(text, usage: usage, finish: .length)
    }

    @Test("The answer becomes one: a turn beside the cut one, with its prompt and attachments")
    func one() async throws {
        let run = await run(
            "/attach ~/notes.md", "Count", "/continue", "/raw", "More",
            answers: [Self.cut("One, two", .make(10, 2)), .answer(", three", usage: .make(30, 3)), .answer("Well")])
        let told = "~/notes.md:\n\n```markdown\n# Notes\n```\n\nCount"
        #expect(
            fixture.log.requests.map(\.messages) == [
                [.user(told)], [.user(told), .assistant("One, two"), .user(Session.continuation)],
                [.user(told), .assistant("One, two, three"), .user("More")],
            ])
        #expect(run.screen.contains("The answer reached the token limit and was cut off. /continue resumes it.\n"))
        // The screen shows what comes now; the source is the whole.
        #expect(run.screen.contains("gpt-4o › /continue\n, three\n"), "\(run.screen)")
        #expect(run.screen.contains("gpt-4o › /raw\nOne, two, three\n"), "\(run.screen)")
        let tree = try tree()
        #expect(tree.nodes.map(\.parent) == [nil, nil, 2])
        #expect(tree.turns.map(\.prompt) == ["Count", "Count", "More"])
        #expect(tree.turns.map { $0.attachments.count } == [1, 1, 0])
        #expect(tree.turns.map(\.answer?.text) == ["One, two", "One, two, three", "Well"])
    }

    @Test("The model that wrote it continues, even if the session uses another one", arguments: [true, false])
    func author(isThere: Bool) async throws {
        let mistral = [Self.cut("Un", .make(10, 1))] + (isThere ? [[ScriptedGateway.Step].answer(", deux")] : [])
        let run = await ChatRun(
            [.line("Count"), .line("/retry mistral"), .line("/continue")],
            session: fixture.session(.answer("One"), .answer(", two")),
            factory: .make(answers: ["mistral:mistral-large-latest": mistral], log: fixture.log))
        #expect(run.screen.contains("mistral:mistral-large-latest continues its answer:"), "\(run.screen)")
        #expect(fixture.log.models == [.gpt4o, .mistralLarge, .mistralLarge])
        #expect(try tree().turns.last?.answer?.model == .mistralLarge)
        if isThere { #expect(try tree().turns.last?.answer?.text == "Un, deux") }
    }

    @Test("Each call is counted once, with its own time and tokens")
    func ledger() async throws {
        let run = await run(
            "Count", "/continue", "/tokens json",
            answers: [Self.cut("One, two", .make(10, 2)), .answer(", three", usage: .make(30, 3))])
        #expect(run.screen.contains(#""prompt_tokens":40,"completion_tokens":5"#), "\(run.screen)")
        #expect(TokenLedger(try tree()).entries.map(\.usage?.totalTokens) == [12, 33])
        // Counted here, too, is only what came now.
        let counted = TokenCounter(ScriptedGateway.make()).count(answer: ", three").count
        #expect(try tree()[2]?.answer?.estimate?.completionTokens == counted)
    }

    @Test("It works again when the continuation is cut, and /retry asks the prompt")
    func again() async throws {
        let run = await run(
            "Count", "/continue", "/continue", "/retry", "/undo",
            answers: [
                Self.cut("One", .make(1, 1)), Self.cut(", two", .make(1, 1)), .answer(", three"), .answer("Anew"),
            ])
        #expect(
            fixture.log.requests[2].messages == [.user("Count"), .assistant("One, two"), .user(Session.continuation)])
        #expect(fixture.log.requests[3].messages == [.user("Count")])
        #expect(try tree().turns.map(\.answer?.text) == ["One", "One, two", "One, two, three", "Anew"])
        #expect(try tree().nodes.map(\.parent) == [nil, nil, nil, nil])
        #expect(!run.screen.contains(Session.continuation))
    }

    @Test("If it stops or fails before more arrives, what was there is kept", arguments: [true, false])
    func nothingMore(isStopped: Bool) async throws {
        let interrupts = ScriptedInterrupts()
        let failure = GatewayError(.connection, "The line is dead.", fix: "Try again.", isRetryable: true)
        let run = await run(
            "Count", "/continue", "/continue",
            answers: [
                Self.cut("One", .make(1, 1)),
                isStopped ? [.call { interrupts.fire() }, .wait(Gate())] : [.fail(failure)], .answer(", two"),
            ], interrupts: interrupts)
        #expect(
            run.screen.contains(
                isStopped
                    ? "/continue\nStopped. The partial answer is kept; /continue resumes it.\n"
                    : "/continue\nThe line is dead.\nThe partial answer is kept; /continue resumes it.\n"),
            "\(run.screen)")
        #expect(try tree().turns.map(\.answer?.text) == ["One", "One", "One, two"])
    }

    @Test("With a schema the whole answer is checked, and a retry starts over")
    func schema() async throws {
        let run = await run(
            "Who?", "/continue",
            answers: [Self.cut(#"{"name":"A"#, .make(1, 1)), .answer(#"da"}"#), .answer(#"{"name":"Ada","age":36}"#)],
            settings: .make(schema: .person))
        #expect(run.screen.contains("Asking again with the errors (1 of at most 2).\n"), "\(run.screen)")
        #expect(run.screen.contains("The answer matches the schema.\n"), "\(run.screen)")
        let turn = try #require(try tree()[2])
        #expect(turn.rejected.map(\.text) == [#"{"name":"Ada"}"#])
        #expect(turn.answer?.text == #"{"name":"Ada","age":36}"#)
        #expect(fixture.log.requests[2].messages.map(\.content)[1] == #"{"name":"Ada"}"#)
    }

    @Test("What cannot be written for a while is in the journal whole as soon as there is room")
    func fullDisk() throws {
        // A file stands where the folder should be.
        try fixture.folder.write("", to: "sessions")
        var session = Session.make(
            conversation: .make(("Count", .make("One", reasoning: "Hm.", finishReason: FinishReason(.length)))),
            store: SessionStore(folder: fixture.folder / "sessions"))
        let (turn, problem) = session.begin(TurnRequest(continuing: 1, in: session.tree))
        #expect(problem != nil)
        try session.end(turn, with: turn.whole(.make(", two", reasoning: "So.")))
        var whole = Answer.make("One, two", reasoning: "Hm.\n\nSo.")
        whole.beginnings = [Answer.Beginning(end: 3, model: .gpt4o)]
        #expect(session.tree[2]?.answer == whole)
        try FileManager.default.removeItem(atPath: fixture.folder / "sessions")
        let more = session.begin("More")
        #expect(more.problem == nil)
        let file = try #require(SessionStore(folder: fixture.folder / "sessions").files().first)
        #expect(JournalReader(try #require(file.contents())).tree == session.tree)
    }
}
