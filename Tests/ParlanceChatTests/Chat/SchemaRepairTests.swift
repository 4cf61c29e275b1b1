import ChatTestSupport
import FoundationEssentials
import GatewayCore
import GatewayJSON
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("An answer that misses the schema is asked for again")
struct SchemaRepairTests {
    private let wrong = #"{"name":"Ada"}"#
    private let right = #"{"name":"Ada","age":36}"#

    private func run(
        _ answers: [[ScriptedGateway.Step]], log: ScriptedGateway.Log = .init(), store: SessionStore? = nil,
        before: [LineInput] = []
    ) async -> String {
        let gateway = ScriptedGateway.make(answers: answers, log: log)
        return await ChatRun(
            before + [.line("Who?")],
            session: .make(gateway: gateway, settings: .make(schema: .person), store: store)
        ).screen
    }

    @Test("The model is shown its answer and the errors; every try is shown with what it took")
    func repair() async throws {
        let log = ScriptedGateway.Log()
        let screen = await run(
            [.answer(wrong, usage: .make(10, 1)), .answer(right, usage: .make(20, 2))], log: log)
        #expect(
            screen.hasPrefix(
                """
                gpt-4o › Who?
                \(wrong)
                The answer does not match the schema:
                  (root): the required property "age" is missing
                """))
        #expect(screen.contains("10 in · 1 out · 0.0 s\nAsking again with the errors (1 of at most 2).\n"))
        #expect(screen.contains("\(right)\nThe answer matches the schema.\n"))
        #expect(log.requests.map(\.messages.count) == [1, 3])
        #expect(log.requests.last?.messages[1] == .assistant(wrong))
    }

    @Test("At most twice, each time from the question and the last wrong answer")
    func limit() async {
        let log = ScriptedGateway.Log()
        let screen = await run([.answer("a"), .answer("b"), .answer("c"), .answer(right)], log: log)
        #expect(log.requests.map(\.messages.count) == [1, 3, 3])
        #expect(log.requests.last?.messages[1] == .assistant("b"))
        #expect(!screen.contains("3 of at most"))
        #expect(
            screen.contains("Gave up after 3 tries; the last answer stays as it is. /retry tries again.\n"), "\(screen)"
        )
        #expect(!screen.contains("matches the schema."))
    }

    @Test("On a branch beside the first turn, too, and of another model than the session's")
    func branch() async {
        let log = ScriptedGateway.Log()
        let run = await ChatRun(
            [.line("Who?"), .line("/retry mistral"), .line("/undo"), .line("/budget 1000 tokens"), .line("And now?")],
            session: .make(
                gateway: .make(answers: [.answer(right), .answer("a"), .answer(right)], log: log),
                settings: .make(schema: .person)),
            factory: .make(answers: ["mistral:mistral-large-latest": [.answer(wrong), .answer(right)]], log: log))
        let mistral = zip(log.models, log.requests).filter { $0.0 == .mistralLarge }.map(\.1)
        #expect(mistral.map(\.messages.first) == [.user("Who?"), .user("Who?")])
        #expect(mistral.last?.messages[1] == .assistant(wrong))
        #expect(log.requests.last?.messages.first == .user("And now?"))
        #expect(log.requests.count == 5)
        #expect(run.screen.components(separatedBy: "(1 of at most 2)").count == 3, "\(run.screen)")
    }

    @Test("Not after a refusal, a cut or a failure", arguments: [FinishReason.Kind.refusal, .length, .contentFilter])
    func pointless(kind: FinishReason.Kind) async {
        let log = ScriptedGateway.Log()
        _ = await run([.answer("{", finish: kind), .answer(right)], log: log)
        _ = await run([[.fail(GatewayError(.connection, "Lost.", isRetryable: true))], .answer(right)], log: log)
        #expect(log.requests.count == 2)
    }

    @Test("Not beyond the budget")
    func budget() async {
        let log = ScriptedGateway.Log()
        _ = await run(
            [.answer(wrong, usage: .make(90, 9)), .answer(right)], log: log, before: [.line("/budget 100 tokens")])
        #expect(log.requests.count == 1)
    }

    @Test("The conversation keeps the last answer, the ledger counts every one, and the journal has them all")
    func kept() async throws {
        let folder = try TemporaryDirectory()
        let store = SessionStore.make(in: folder)
        _ = await run(
            [.answer(wrong, usage: .make(10, 1)), .answer(right, usage: .make(20, 2))], store: store)
        let conversation = try #require(try store.savedConversation())
        #expect(conversation.turns.count == 1)
        #expect(conversation.turns[0].answer?.text == right)
        #expect(conversation.turns[0].rejected.map(\.text) == [wrong])
        #expect(conversation.messages(system: nil) == [.user("Who?"), .assistant(right)])
        let ledger = TokenLedger(conversation)
        #expect(ledger.session.usage == .make(30, 3))
        #expect(ledger.entries.map(\.turn) == [1, 1])
        let types = try store.files.first.map(journalLines)?.map { $0["type"]?.stringValue }
        #expect(
            types == ["session", "settings", "user", "text", "rejected", "text", "end"])
    }

    @Test("Ctrl-C while the wrong answer comes asks no more")
    func stopped() async throws {
        let log = ScriptedGateway.Log()
        let interrupts = ScriptedInterrupts()
        let gateway = ScriptedGateway.make(
            answers: [[.event(.text(wrong)), .call { interrupts.fire() }, .wait(Gate())], .answer(right)], log: log)
        let screen = await ChatRun(
            [.line("Who?")], session: .make(gateway: gateway, settings: .make(schema: .person)),
            interrupts: interrupts
        ).screen
        #expect(log.requests.count == 1)
        #expect(screen.contains("Stopped. The partial answer is kept"))
    }
}
