import ChatTestSupport
import Foundation
import GatewayCore
import GatewayJSON
import GatewaySchema
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceAnswers
@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Commands while an answer streams")
struct LiveCommandsTests {
    private let fixture: ChatFixture
    private let typist = LiveTypist()

    init() throws { fixture = try ChatFixture() }

    /// A chat in which this is typed within the first answer.
    private func run(
        _ steps: [ScriptedGateway.Step]..., then lines: String..., earlier: Conversation = Conversation(),
        factory: LLMGatewayFactory? = nil, environment: [String: String]? = nil
    ) async -> ChatRun {
        let answers: [[ScriptedGateway.Step]] = [
            [.event(.text("One, "))] + steps.flatMap(\.self) + .answer("two"), .answer("Three"), .answer("Four"),
        ]
        let gateway = ScriptedGateway.make(answers: answers, log: fixture.log)
        return await ChatRun(
            (["Count"] + lines).map { .line($0) },
            session: .make(gateway: gateway, conversation: earlier, store: fixture.store),
            factory: factory ?? .make(log: fixture.log), typist: typist,
            environment: environment ?? fixture.environment)
    }

    private func tree() throws -> ConversationTree {
        JournalReader(try #require(fixture.store.files().first?.contents())).tree
    }

    @Test("One line is a notice, more are a panel, and none of it is in the answer")
    func replies() async throws {
        let run = await run(
            typist.types("/temp"), typist.types("/help temp"), typist.types("/temp 0.5"), typist.types("/title Numbers")
        )
        #expect(
            typist.replies == [
                .notice("Temperature \("0.7", .strong)\(" (default)", .dim)."),
                .panel(
                    title: .heading("/help"),
                    rows: [
                        .code("/temp [NUMBER | default]"), "    show, set or clear the temperature",
                        "    \("More: /help switching.", .dim)",
                    ]),
                .notice("Temperature \("0.5", .strong)."), .notice("Title: \("Numbers", .strong)"),
            ])
        #expect(run.screen.contains("One, two\n"), "\(run.screen)")
        #expect(!run.screen.contains("Temperature") && !run.screen.contains("Title"), "\(run.screen)")
        #expect(try tree()[1]?.answer?.text == "One, two")
    }

    @Test("What is for the next turn holds from it on, and not for the answer")
    func nextTurn() async throws {
        await _ = run(
            typist.types("/temp 0.5"), typist.types("/system Be brief."), typist.types("/temp"), then: "More")
        #expect(typist.replies.last == .notice("Temperature \("0.5", .strong)."))
        let requests = fixture.log.requests
        #expect(requests.map(\.temperature) == [nil, 0.5])
        #expect(
            requests.map { $0.messages.map(\.content) } == [
                ["Count"], ["Be brief.", "Count", "One, two", "More"],
            ])
        // Nothing of it is in the journal before the end of the answer.
        let text = try #require(String(decoding: fixture.store.files().first?.contents() ?? [], as: UTF8.self))
        let lines = text.split(separator: "\n").map { $0.prefix { $0 != "," } }
        #expect(
            lines.map(String.init)
                == [
                    "session", "settings", "user", "text", "text", "end", "settings", "user", "text", "end",
                ].map { #"{"type":"\#($0)""# })
    }

    @Test("Another model answers the next turn; the one that streams goes on")
    func model() async throws {
        let factory = LLMGatewayFactory.make(
            answers: ["mistral:mistral-large-latest": [.answer("Trois")]], log: fixture.log)
        let run = await run(typist.types("/model mistral"), then: "More", factory: factory)
        #expect(
            typist.replies == [
                .panel(
                    title: .heading("/model"),
                    rows: ["\("openai:gpt-4o", .dim) → \("mistral:mistral-large-latest", .accent)."])
            ] || typist.replies.count == 1)
        #expect(fixture.log.models == [.gpt4o, .mistralLarge])
        #expect(try tree().turns.map(\.answer?.model) == [.gpt4o, .mistralLarge])
        #expect(run.reader.prompts.map(\.text) == ["gpt-4o › ", "mistral-large-latest › ", "mistral-large-latest › "])
    }

    @Test(
        "What is wrong is said at once, changes nothing, and is not queued",
        arguments: [
            ("/temp 9", "'9' isn't a valid temperature for openai:gpt-4o. Give a number from 0 to 2."),
            (
                "/tepm 1",
                "Unknown command '/tepm'. Did you mean /temp? To send text that starts with \"/\", type \"//\"."
            ),
            ("/tree some", "/tree accepts only 'all', for every turn of a long session."),
            ("/copy", "There is no answer yet."), ("/help nope", "No help on 'nope'. /help topics lists the topics."),
            ("/quit now", nil),
            ("/budget much", "'much' isn't a budget. Give dollars such as 0.50, or tokens such as 20k."),
        ])
    func errors(line: String, message: String?) async {
        await _ = run(typist.types(line))
        let rows: [StyledText] =
            switch typist.replies.first {
            case .notice(let row)?: [row]
            case .panel(_, let rows)?: rows
            default: []
            }
        if let message {
            #expect(rows.map(\.description).joined(separator: " ") == message, "\(typist.replies)")
            #expect(rows.allSatisfy { $0.spans.allSatisfy { $0.role == .error || $0.role == .plain } })
        } else {
            #expect(typist.replies == [.queue])
        }
        #expect(fixture.log.requests.count == 1)
    }

    @Test(
        "What touches the answer, asks, or leaves waits for its turn",
        arguments: [
            "/retry", "/undo", "/new", "/compare gpt-4o mistral", "/continue", "/compact", "/edit", "/go 0", "/redo",
            "/resume x", "/export", "/quit", "/preset x", "/schema save x.json", "!ls", "//text", "plain",
            "/tmp/a.txt is what",
        ])
    func queued(line: String) async {
        // It is not done afterwards: /export would write a file.
        typist.hold()
        await _ = run(typist.types(line))
        #expect(typist.replies == [.queue])
    }

    @Test("A command that asks a question waits, and is asked when its turn comes")
    func question() async {
        let asking = LiveCommandsTests.asking
        let chat = Chat(
            services: asking.services, state: asking.state, dialogue: asking.dialogue)
        let commands = LiveCommands(in: chat, answer: nil, stoppedBy: AnswerStop())
        #expect(await commands.receive(SubmittedLine("/ask")) == .queue)
        #expect(await commands.receive(SubmittedLine("/ask twice")) == .queue)
        let changes = await commands.finish()
        #expect(changes.before.state.session.settings == changes.after.state.session.settings)
        #expect(await commands.receive(SubmittedLine("/temp")) == .queue)
    }

    /// A chat with a command that asks.
    private static var asking: Chat {
        let writer = TerminalWriter.make()
        var chat = Chat(
            session: .make(), factory: .make(), reader: ScriptedLineReader([]), answers: writer, notices: writer,
            signals: ScriptedInterrupts(), history: nil, environment: [:])
        let services = chat.services
        chat = Chat(
            services: ChatServices(
                factory: services.factory, commands: CommandTable(all: [AskingCommand(), TempCommand()]),
                answers: writer, book: nil, signals: services.signals, history: nil, environment: [:],
                themes: services.themes,
                debugLog: nil, isStreaming: true, stopwatch: .frozen, readPDF: services.readPDF),
            state: chat.state, dialogue: chat.dialogue)
        return chat
    }

    @Test("What was done is in the history, once; what waits comes there in its turn")
    func history() async {
        let run = await run(
            typist.types("/temp 0.2") + typist.types("/temp 9") + typist.types("/title") + typist.types("/undo"))
        #expect(run.reader.remembered == ["Count", "/temp 0.2", "/temp 9", "/title", "/undo"])
    }

    @Test("Nothing is sent beside an answer, whatever a command tries")
    func nothingSent() async {
        let asking = Self.asking
        var chat = asking.unkept
        await chat.send("Hello", stoppedBy: AnswerStop())
        #expect(chat.state.session.tree == asking.state.session.tree)
    }

    @Test("A list from which a model is chosen works meanwhile, too; the choice holds from the next turn on")
    func picking() async throws {
        let factory = LLMGatewayFactory.make(
            models: ["mistral:mistral-small-latest"],
            answers: ["mistral:mistral-small-latest": [.answer("Trois")]], log: fixture.log)
        let answers: [[ScriptedGateway.Step]] = [[.event(.text("One"))] + typist.types("/model") + .answer("!")]
        let screen = OutputRecorder()
        let run = await ChatRun(
            [.line("Count"), .line("More")], session: .make(gateway: .make(answers: answers, log: fixture.log)),
            factory: factory, screen: screen, notices: .make(for: screen, isTerminal: true, movesCursor: false),
            picks: (0..<1).map { _ in .chosen(Self.index(of: "mistral:mistral-small-latest", in: factory)) },
            typist: typist)
        #expect(
            fixture.log.models == [.gpt4o, ModelID(provider: "mistral", model: "mistral-small-latest")], "\(run.screen)"
        )
        guard case .panel(let title, let rows)? = typist.replies.first else {
            Issue.record("\(typist.replies)")
            return
        }
        #expect(title == .heading("/model") && rows[0].description == "openai:gpt-4o → mistral:mistral-small-latest.")
    }

    private static func index(of name: String, in factory: LLMGatewayFactory) -> Int {
        ModelPicker(session: .make(), factory: factory, calibrations: Calibrations()).picker.items
            .firstIndex { $0.line.hasSuffix(name) || $0.name == name } ?? -1
    }

    @Test("What was pasted is never a command")
    func pasted() async {
        await _ = run(typist.types("/temp 0.1", pasted: true))
        #expect(typist.replies == [.queue])
    }

    @Test("What was answered is what holds then, whatever became of a file meanwhile")
    func exact() async throws {
        let path = try fixture.folder.write(#"{"type":"object","properties":{"name":{"type":"string"}}}"#, to: "s.json")
        let notes = try fixture.folder.write("# Notes", to: "notes.md")
        _ = await run(
            typist.types("/schema \(path)") + typist.types("/attach \(notes)"),
            [
                .call {
                    try? FileManager.default.removeItem(atPath: path)
                    try? FileManager.default.removeItem(atPath: notes)
                }
            ], typist.types("/schema"), then: "More")
        #expect(typist.replies.count == 3)
        let request = try #require(fixture.log.requests.dropFirst().first)
        #expect(request.responseFormat.schema?.value["properties"]?["name"] != nil)
        #expect(request.messages.last?.content.hasSuffix("```markdown\n# Notes\n```\n\nMore") == true)
        #expect(fixture.log.requests.first?.responseFormat == .text)
    }

    @Test("Nothing that came with the answer is lost by what was changed meanwhile")
    func kept() async throws {
        let run = await run(
            typist.types("/budget 1000 tokens") + typist.types("/raw on") + typist.types("/reasoning on"),
            then: "/budget", "/tokens", "/tree")
        #expect(run.screen.contains("gpt-4o › /budget\nBudget 1,000 tokens, "), "\(run.screen)")
        #expect(run.screen.contains("◆ 1 gpt-4o Count\n"), "\(run.screen)")
        #expect(try tree().turns.map(\.answer?.text) == ["One, two"])
    }

    @Test("The tree shows the turn as streaming, and a copy is of the answer before")
    func running() async throws {
        await _ = run(
            typist.types("/tree"), typist.types("/copy"), earlier: .make(("Hello", .make("Hi there"))))
        guard case .panel(_, let rows)? = typist.replies.first else { Issue.record("no panel"); return }
        #expect(
            rows.map(\.description) == [
                "● 1 gpt-4o Hello", "◆ 2        Count (streaming)", "◆ here · ● this branch · /go N moves",
            ])
        #expect(typist.replies.last == .notice("Copied the previous answer: 8 characters."))
    }

    @Test("Commands are answered during /compare and /compact, too, and both end what goes on")
    func others() async throws {
        let factory = LLMGatewayFactory.make(
            answers: ["mistral:mistral-large-latest": [typist.types("/temp 0.1") + .answer("Un")]], log: fixture.log)
        _ = await ChatRun(
            [.line("/compare gpt-4o mistral -- Count"), .line("More")],
            session: fixture.session(.answer("One"), .answer("Two")),
            factory: factory, typist: typist)
        #expect(typist.replies == [.notice("Temperature \("0.1", .strong).")])
        #expect(fixture.log.requests.last?.temperature == 0.1)
        #expect(!typist.isWorking && typist.alarms == [.none, .none])
    }

    @Test("The end is told as the configuration says", arguments: ["off", "bell", "osc9"])
    func alarm(word: String) async {
        await _ = run(factory: .make(configuration: .make("notify: \(word)"), log: fixture.log))
        let alarms: [String: LiveWork.Alarm] = [
            "off": .none, "bell": .bell, "osc9": .notification("Parlance: gpt-4o has answered."),
        ]
        #expect(typist.alarms == [alarms[word]])
        #expect(!typist.isWorking)
    }
}

/// A command that asks before it does anything.
private struct AskingCommand: SlashCommand {
    let name = "ask"
    let arguments = "[twice]"
    let summary = "asks"

    func liveUse(of argument: String) -> LiveUse { .nextTurn }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        guard await chat.dialogue.agrees("Sure? [y/N] ") else { throw CommandError("Not done.") }
        return .next
    }
}
