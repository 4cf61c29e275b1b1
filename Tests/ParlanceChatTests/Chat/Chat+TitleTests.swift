import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceAnswers
@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("A title that a model makes")
struct ChatTitleTests {
    private let folder: TemporaryDirectory
    private let log = ScriptedGateway.Log()

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func chat(_ answers: [[ScriptedGateway.Step]], configuration: String = "titles: model") -> Chat {
        let writer = TerminalWriter.make(for: OutputRecorder())
        return Chat(
            session: .make(gateway: .make(answers: answers, log: log), store: .make(in: folder)),
            factory: .make(configuration: .make(configuration)), reader: ScriptedLineReader([]), answers: writer,
            notices: writer, signals: ScriptedInterrupts(), history: nil, environment: [:], stopwatch: .frozen)
    }

    private func ask(_ prompt: String, in chat: inout Chat) async {
        let turn = chat.pendingTurn(TurnRequest(prompt, after: chat.state.session.tree.current))
        await chat.ask(turn, stoppedBy: AnswerStop())
    }

    @Test("It is asked for once, after the first answer to a question; what it took is counted")
    func title() async throws {
        var chat = chat([
            .answer("Hello!"), .answer("Red."), .answer("\n**Title: \"Foxes.\"**", usage: .make(30, 4)),
            .answer("White."),
        ])
        await ask("hi", in: &chat)
        #expect(chat.state.title == nil)
        await ask("What color is a fox?", in: &chat)
        _ = await chat.state.title?.value()
        await chat.adoptTitle()
        #expect(chat.state.session.title == "Foxes")
        #expect(log.requests[2].messages == [.user(TitleRequest.question(about: "What color is a fox?"))])
        #expect(chat.ledger.entries.contains { $0.turn == 2 && $0.usage == .make(30, 4) })
        await ask("In winter?", in: &chat)
        #expect(chat.state.title == nil)
        #expect(log.requests.count == 4)
        let file = try #require(chat.state.session.store?.files().first)
        #expect(chat.state.session.store?.title(of: file) == "Foxes")
    }

    @Test("No model is asked unless the configuration says so", arguments: ["", "titles: prompt"])
    func notAsked(configuration: String) async {
        var chat = chat([.answer("Red.")], configuration: configuration)
        await ask("What color is a fox?", in: &chat)
        #expect(chat.state.title == nil)
        #expect(log.requests.count == 1)
    }

    @Test("The person's own title stays, and so does the prompt's where the model gives none")
    func notTaken() async {
        var named = chat([.answer("Red."), .answer("Foxes")])
        await ask("What color is a fox?", in: &named)
        named.attempt { session throws(FileError) in try session.rename("Mine") }
        _ = await named.state.title?.value()
        await named.adoptTitle()
        #expect(named.state.session.title == "Mine")
        var failing = chat([.answer("Red."), [.fail(GatewayError(.connection, "Lost."))]])
        await ask("What color is a fox?", in: &failing)
        _ = await failing.state.title?.value()
        await failing.adoptTitle()
        #expect(failing.state.session.title == "What color is a fox?")
    }

    @Test("Leaving waits for none, and another conversation gets none that was not meant for it")
    func leaving() async {
        let gate = Gate()
        var chat = chat([.answer("Red."), [.wait(gate)] + .answer("Foxes")])
        await ask("What color is a fox?", in: &chat)
        await chat.adoptTitle(isLeaving: true)
        #expect(chat.state.title == nil)
        #expect(chat.state.session.title == "What color is a fox?")
        var other = self.chat([.answer("Red."), .answer("Foxes")])
        await ask("What color is a fox?", in: &other)
        _ = await other.state.title?.value()
        other.state.session.restart()
        await other.adoptTitle()
        #expect(other.state.session.title == "" && other.state.title == nil)
    }
}
