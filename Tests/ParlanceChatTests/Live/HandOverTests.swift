import ChatTestSupport
import GatewayCore
import GatewayJSON
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceAnswers
@testable import ParlanceChat
@testable import ParlanceConversations
@testable import ParlanceTransfer

@Suite("Handing an answer over")
struct HandOverTests {
    private static let mistral = "mistral:mistral-large-latest"
    private static let catalog = [
        CatalogModel.make(.gpt4o, input: 1_000, output: 10_000),
        CatalogModel.make(.mistralLarge, input: 10, cached: nil, output: 100),
    ]

    private let fixture: ChatFixture
    private let typist = LiveTypist()

    init() throws { fixture = try ChatFixture() }

    private func run(
        _ first: [ScriptedGateway.Step],
        second: [[ScriptedGateway.Step]] = [.answer(", two", usage: .make(40, 3)), .answer("Trois")],
        then lines: String..., settings: SessionSettings? = nil, catalog: [CatalogModel] = catalog,
        keys: [String: String] = LLMGatewayFactory.bothKeys, configuration: GatewayConfiguration = .make(),
        isTerminal: Bool = false, interrupts: ScriptedInterrupts = ScriptedInterrupts()
    ) async -> ChatRun {
        let screen = OutputRecorder()
        return await ChatRun(
            (["Count"] + lines).map { .line($0) },
            session: fixture.session(answers: [first, .answer("Again")], settings: settings),
            factory: .make(
                configuration: configuration, environment: keys, catalog: catalog, models: ["openai:gpt-4o-mini"],
                answers: [Self.mistral: second, "openai:gpt-4o": [[], .answer(" back")]], log: fixture.log),
            screen: screen,
            notices: .make(for: screen, isTerminal: isTerminal, movesCursor: false), interrupts: interrupts,
            typist: typist, environment: fixture.environment)
    }

    private func tree() throws -> ConversationTree {
        JournalReader(try #require(fixture.store.files().first?.contents())).tree
    }

    private func handed(_ text: String, to line: String = "/model mistral now") -> [ScriptedGateway.Step] {
        [.event(.text(text))] + typist.types(line) + [.wait(Gate())]
    }

    @Test("The other model continues the text: a mark, two turns, and each part in its model's price")
    func whole() async throws {
        let run = await run(handed("One"), then: "More", "/tree", isTerminal: true)
        #expect(typist.replies == [.done])
        #expect(
            run.screen.hasPrefix(
                """
                gpt-4o › Count
                One,
                — mistral:mistral-large-latest continues —
                two
                """), "\(run.screen)")
        #expect(fixture.log.models == [.gpt4o, .mistralLarge, .mistralLarge])
        #expect(
            fixture.log.requests[1].messages == [.user("Count"), .assistant("One"), .user(Session.continuation)])
        #expect(
            fixture.log.requests[2].messages.map(\.content) == ["Count", "One, two", "More"])
        let tree = try tree()
        #expect(tree.turns.map(\.answer?.text) == ["One", "One, two", "Trois"])
        #expect(tree.turns.map(\.answer?.status) == [.interrupted, .complete, .complete])
        #expect(tree.nodes.map(\.parent) == [nil, nil, 2])
        #expect(tree.turns.map(\.continued) == [nil, 1, nil])
        #expect(tree[2]?.answer?.beginnings == [Answer.Beginning(end: 3, model: .gpt4o)])
        #expect(
            run.screen.contains(
                "├─○ 1 gpt-4o               Count (stopped)\n● 2 mistral-large-latest Count (continues 1)\n"),
            "\(run.screen)")
    }

    @Test("The money: what came before is billed to the one, what comes then to the other")
    func money() async throws {
        await _ = run(handed("One"))
        let ledger = TokenLedger(try tree(), catalog: ServedCatalog(ModelCatalog(Self.catalog)))
        #expect(ledger.models.map(\.id) == [.gpt4o, .mistralLarge])
        let counter = TokenCounter(ScriptedGateway.make())
        let (prompt, one) = (
            counter.count(LLMRequest(messages: [.user("Count")])).count, counter.count(answer: "One").count
        )
        // In US dollars for a million tokens: $1,000 and $10,000 here, $10 and $100 there.
        let costs = [Double(prompt * 1_000 + one * 10_000) / 1e6, Double(40 * 10 + 3 * 100) / 1e6]
        for (entry, cost) in zip(ledger.entries, costs) { #expect(abs((entry.cost ?? 0) - cost) < 1e-12) }
        #expect(ledger.entries.map(\.isReported) == [false, true])
        #expect(abs((ledger.session.cost ?? 0) - costs[0] - costs[1]) < 1e-12)
    }

    @Test("Below the answer are the numbers of both")
    func numbers() async {
        let run = await run(handed("One"))
        #expect(run.screen.contains("openai:gpt-4o before: ~"), "\(run.screen)")
        #expect(run.screen.contains("→ 40 in · 3 out"), "\(run.screen)")
        #expect(!run.screen.contains("/continue"), "\(run.screen)")
    }

    @Test("What is being laid out continues: a fence stays a fence, a list a list, bold stays bold")
    func layout() async {
        for (first, second, shown) in [
            ("```swift\nlet a = 1\nlet b", " = 2\n```\nDone", "let a = 1\nlet b \n— M —\n= 2\n\nDone\n"),
            ("```\na\n", "b\n```", "a\n— M —\nb\n"),
            ("- one\n- two ", "three", "• one\n• two\n— M —\n  three\n"),
            ("One tw", "o, three", "One two,\n— M —\nthree\n"),
            ("One two,", "Three", "One two,\n— M —\nThree\n"),
            ("One two.", "5 three", "One two.5\n— M —\nthree\n"),
            ("One **two,", "three** four", "One two,three\n— M —\nfour\n"),
            ("One two", ". Three", "One two.\n— M —\nThree\n"),
            ("One two.\n\n", "Three", "One two.\n— M —\n\nThree\n"),
            ("A *slanted ", "word* here", "A slanted word\n— M —\nhere\n"),
            ("> quoted ", "text", "│ quoted\n— M —\n│ text\n"),
            ("1. first\n\n   more ", "of it", "1. first\n\n   more\n— M —\n   of it\n"),
            ("| a | b |\n|---|---|\n| 1 | 2 |\n", "| 3 | 4 |\n", "— M —\na │ b\n──┼──\n1 │ 2\n3 │ 4\n"),
            ("# Head", "ing\n\nText", "Heading\n— M —\n\nText\n"),
            ("a `code ", "span` b", "a code span\n— M —\nb\n"),
            ("One", "", "— M —\nOne\n"), ("日本", "語です", "日本\n— M —\n語です\n"),
        ] {
            let screen = OutputRecorder()
            let presenter = AnswerPresenter(
                writer: .make(for: screen, isTerminal: true, movesCursor: false), display: AnswerDisplay())
            let turn = Session.make().turn(for: "Hello")
            presenter.begin(turn, since: .zero, on: .frozen)
            presenter.show(.text(first))
            presenter.pause()
            presenter.resume(after: "— M —")
            presenter.begin(turn, since: .zero, on: .frozen)
            presenter.show(.text(second))
            presenter.end()
            #expect(screen.text == shown, "\(first)")
        }
    }

    @Test("A file gets the text without a mark")
    func file() async {
        let run = await run(handed("One"))
        #expect(run.screen.contains("One, two\n"), "\(run.screen)")
    }

    @Test(
        "Before the first word the other model answers instead, and only reasoning is no beginning",
        arguments: [true, false])
    func nothingYet(hasReasoned: Bool) async throws {
        let run = await run(
            (hasReasoned ? [.event(.reasoning("Hm."))] : []) + typist.types("/model mistral now") + [.wait(Gate())],
            second: [.answer("Un")], isTerminal: true)
        #expect(run.screen.contains("— mistral:mistral-large-latest answers —\n"), "\(run.screen)")
        #expect(fixture.log.requests.map(\.messages) == [[.user("Count")], [.user("Count")]])
        #expect(try tree().turns.map(\.answer?.text) == ["", "Un"])
        #expect(try tree()[2]?.continued == nil)
    }

    @Test("It goes from hand to hand, and each part is its author's")
    func again() async throws {
        let run = await run(
            handed("One"), second: [handed(", two", to: "/model openai:gpt-4o now")], isTerminal: true)
        #expect(
            run.screen.contains(
                "One,\n— mistral:mistral-large-latest continues —\ntwo\n— openai:gpt-4o continues —\nback\n"),
            "\(run.screen)")
        let answer = try #require(try tree()[3]?.answer)
        #expect(answer.text == "One, two back")
        #expect(answer.authors == [.gpt4o, .mistralLarge, .gpt4o])
        #expect(
            answer.penNotes == [
                "mistral:mistral-large-latest continues after “One”", "openai:gpt-4o continues after “One, two”",
            ])
        #expect(TokenLedger(try tree()).entries.map(\.model) == [.gpt4o, .mistralLarge, .gpt4o])
    }

    @Test(
        "What cannot take it over is told in a notice, and the answer goes on",
        arguments: [
            ("/model nowhere:x now", "Unknown provider"), ("/model mistral large now", "/model accepts only"),
            ("/model lost now", "Unknown provider 'nowhere'."),
            ("/model gpt-4o now", "openai:gpt-4o is already writing this answer."),
            ("/model gpt-9-foo now", "/model gpt-9-foo asks a question first; type it without 'now'."),
            ("/model broken now", "The profile 'broken' cannot be used"),
            ("/model mistral:mistral-large-latest temp now", "/model accepts only"),
        ])
    func refused(line: String, message: String) async throws {
        let run = await run([.event(.text("One"))] + typist.types(line) + .answer(", two"))
        #expect(text(typist.replies.first).hasPrefix(message), "\(typist.replies)")
        #expect(run.screen.contains("One, two\n"), "\(run.screen)")
        #expect(try tree().turns.map(\.answer?.text) == ["One, two"])
        #expect(fixture.log.models == [.gpt4o])
    }

    @Test("Nor does a model take it over without a key, without room, over the budget, or with a schema")
    func refusedForCause() async throws {
        let suites = try (0..<4).map { _ in try HandOverTests() }
        func steps(_ index: Int, _ end: String) -> [ScriptedGateway.Step] {
            [.event(.text(String(repeating: "word ", count: 50)))] + suites[index].typist.types("/model mistral now")
                + .answer(end)
        }
        _ = await suites[0].run(steps(0, "!"), keys: ["OPENAI_API_KEY": "key"])
        _ = await suites[1].run(steps(1, "!"), catalog: [.make(.mistralLarge, window: 40)])
        _ = await suites[2].run(steps(2, "!"), configuration: .make("budget: 100 tokens"))
        _ = await suites[3].run(steps(3, #"{"name":"Ada","age":36}"#), settings: .make(schema: .person))
        let replies = suites.map { text($0.typist.replies.first) }
        #expect(replies[0].contains("MISTRAL_API_KEY"), "\(replies)")
        #expect(replies[1].contains("window of 40"), "\(replies)")
        #expect(replies[2].hasPrefix("This would exceed the budget of 100 tokens."), "\(replies)")
        #expect(replies[3].hasPrefix("An answer that must match a schema can't be handed over."), "\(replies)")
        #expect(suites.allSatisfy { $0.fixture.log.models.allSatisfy { $0 == .gpt4o } })
    }

    @Test("Without an answer it switches as without the word, and so it does when the answer had ended already")
    func noAnswer() async throws {
        var transcript = CommandTranscript(factory: .make())
        await transcript.type("/model mistral now")
        #expect(transcript.text == "> /model mistral now\nopenai:gpt-4o → mistral:mistral-large-latest.\n")
        #expect(transcript.session.settings.model == .mistralLarge)
    }

    @Test("The answer of the other model that fails, or is stopped, leaves what there is", arguments: [true, false])
    func broken(isStopped: Bool) async throws {
        let interrupts = ScriptedInterrupts()
        let run = await run(
            handed("One"),
            second: [isStopped ? [.call { interrupts.fire() }, .wait(Gate())] : [.fail(.init(.connection, "Dead."))]],
            isTerminal: true, interrupts: interrupts)
        #expect(run.screen.contains("The partial answer is kept; /continue resumes it."), "\(run.screen)")
        #expect(try tree().turns.map(\.answer?.text) == ["One", "One"])
        #expect(try tree()[2]?.answer?.beginnings == [Answer.Beginning(end: 3, model: .gpt4o)])
    }

    @Test("Exports say who wrote what")
    func exports() async throws {
        await _ = run(handed("One"))
        let session = ExportedSession(settings: .make(), turns: try tree().conversation.turns)
        let note = "mistral:mistral-large-latest continues after “One”"
        let authors = "openai:gpt-4o, then mistral:mistral-large-latest"
        #expect(MarkdownExport(session).text.contains("## \(authors)\n\n*\(note).*\n\nOne, two\n"))
        let library = ThemeLibrary()
        let colors = ExportColors(
            light: try library.theme(named: "daylight").scheme, dark: try library.theme(named: "nightfall").scheme)
        #expect(HTMLExport(session, colors: colors).text.contains("<p class=\"figures\">\(note).</p>"))
        let json = try JSONValue(parsing: Array(JSONExport(session).text.utf8))
        #expect(
            json["turns"]?.arrayValue?.first?["answer"]?["beginnings"]
                == [["model": "openai:gpt-4o", "bytes": 3]])
        let recap = TurnRecap.lines(session.turns[0]) { StyledText($0) }.map(\.description)
        #expect(recap == ["Count", authors, "(\(note))", "One, two", ""])
    }

    @Test("A journal whose end is missing still tells who wrote the beginning; one of an older version tells nothing")
    func journal() throws {
        let store = fixture.store
        func answer(_ continued: Int?) throws -> Answer? {
            let records: [JournalRecord] = [
                .settings(.make()), .user(turn: 1, parent: 0, text: "Count"), .text(turn: 1, "Un, "),
                .end(turn: 1, .make("", status: .interrupted)),
                .user(turn: 2, parent: 0, text: "Count", model: .mistralLarge, continued: continued),
                .text(turn: 2, "Un, "), .text(turn: 2, "deux"),
            ]
            try store.write(records, to: "20260101T000000Z-\(continued ?? 0)")
            return JournalReader(
                try #require(store.files().first { $0.path.hasSuffix("-\(continued ?? 0).jsonl") }?.contents())
            ).tree[2]?.answer
        }
        #expect(try answer(1)?.authors == [.gpt4o, .mistralLarge])
        #expect(try answer(nil)?.authors == [.mistralLarge])
        #expect(try answer(1)?.text == "Un, deux")
    }

    private func text(_ reply: LiveReply?) -> String {
        switch reply {
        case .notice(let row)?: row.description
        case .panel(_, let rows)?: rows.map(\.description).joined(separator: " ")
        default: ""
        }
    }
}
