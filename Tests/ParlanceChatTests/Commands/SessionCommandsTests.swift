import GatewayJSON
import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Sessions from within a chat")
struct SessionCommandsTests {
    private let folder: TemporaryDirectory
    private let store: SessionStore

    init() throws {
        folder = try TemporaryDirectory()
        store = SessionStore(folder: folder / ".local/state/parlance/sessions")
        try store.write(
            [
                .settings(.make(model: .mistralLarge, temperature: 0.3, system: "Be kind.")), .title("Cooking"),
                .user(turn: 1, parent: 0, text: "Pasta?"), .text(turn: 1, "Boil it."), .end(turn: 1, .make("")),
                .user(turn: 2, parent: 0, text: "Rice?"), .go(turn: 1),
            ], to: "20260101T000000Z-abc")
    }

    private func transcript(_ lines: String..., session: Session? = nil) async -> CommandTranscript {
        var transcript = CommandTranscript(
            session: session ?? .make(store: store), environment: ["HOME": folder.path])
        for line in lines { await transcript.type(line) }
        return transcript
    }

    @Test("/resume brings back model, temperature, system prompt, title and branch, and shows where one was")
    func resume() async throws {
        var result = await transcript("/resume cook", "/title")
        #expect(
            result.text == """
                > /resume cook
                Using mistral:mistral-large-latest
                Resumed after 1 turn. The last one:

                Pasta?
                openai:gpt-4o
                Boil it.

                > /title
                Title: Cooking

                """)
        #expect(result.session.settings == .make(model: .mistralLarge, temperature: 0.3, system: "Be kind."))
        #expect(result.session.tree.current == 1)
        #expect(result.session.tree.nodes.count == 2)
        await result.type("/resume abc")
        #expect(result.text.hasSuffix("error: That session is already open.\n"))
    }

    @Test("/sessions tells of --all, which lists all; without sessions a sentence stands there")
    func all() async throws {
        let empty = SessionStore(folder: folder / "none")
        for line in ["/sessions", "/sessions --all", "/resume"] {
            #expect(
                await transcript(line, session: .make(store: empty)).text == "> \(line)\nThere are no sessions yet.\n")
        }
        #expect(
            await transcript("/resume x", session: .make(store: empty)).text
                == "> /resume x\nerror: There are no sessions yet.\n")
        for number in 10...35 {
            try store.write(
                [.user(turn: 1, parent: 0, text: "Question \(number)")], to: "202601\(number)T000000Z-a\(number)")
        }
        let screen = OutputRecorder()
        let tool = SessionsTool(
            store: store, catalog: ServedCatalog([]), output: TerminalWriter.make(for: screen, isTerminal: true), now: 0
        )
        try tool.list(limit: 20, command: .chat)
        #expect(
            screen.text.contains("7 more: /sessions --all lists them, /sessions WORDS searches them.\n"),
            "\(screen.text)")
        let all = await transcript("/sessions --all").text
        #expect((10...35).allSatisfy { all.contains("Question \($0)") } && all.contains("Cooking"), "\(all)")
    }

    @Test("A session that is open elsewhere is copied, and both go on apart")
    func copy() async throws {
        let path = "\(store.folder)/20260101T000000Z-abc.jsonl"
        let other = try Journal(path: path, isNew: false)
        var session = await transcript("/resume abc").session
        #expect(session.path == nil)
        let turn = session.begin("More").turn
        try session.end(turn, with: .make("Yes"))
        #expect(try journalLines(path).count == 7)
        withExtendedLifetime(other) {}
        let copy = try #require(store.files.first { $0 != path })
        let bytes = try #require(SessionFile(path: copy, modified: 0).contents())
        let reader = JournalReader(bytes)
        #expect(reader.title == "Cooking")
        #expect(reader.tree.turns.map(\.prompt) == ["Pasta?", "Rice?", "More"])
        #expect(reader.tree.nodes.map(\.parent) == [nil, nil, 1])
        #expect(reader.tree[1]?.answer?.text == "Boil it.")
    }

    @Test("/title is in the journal, of a session that has none yet with its first turn")
    func title() async throws {
        var session = await transcript("/title  My \n talk").session
        #expect(session.title == "My talk")
        _ = session.begin("Hello")
        let lines = try session.path.map(journalLines) ?? []
        #expect(lines.contains(["type": "title", "text": "My talk"]))
    }

    @Test("/sessions lists and searches; without a home it says why it does not")
    func sessions() async {
        #expect(await transcript("/sessions").text.contains("abc"))
        #expect(await transcript("/sessions boil").text.contains("  1 openai:gpt-4o: Boil it.\n"))
        #expect(await transcript("/sessions fry").text.hasSuffix("No session mentions 'fry'.\n"))
        #expect(await transcript("/sessions", session: .make()).text.contains("Sessions aren't saved"))
        #expect(await transcript("/resume nobody").text.contains("error: No session matches 'nobody'."))
    }

    @Test("Sessions are offered by name, and by title once something is typed")
    func completions() {
        let scope = CompletionScope(commands: .standard, factory: .make(), environment: ["HOME": folder.path])
        let empty = ResumeCommand().completions(of: "", in: scope)
        #expect(empty.map(\.text) == ["abc"])
        #expect(empty.map(\.note) == ["Cooking"])
        let typed = ResumeCommand().completions(of: "C", in: scope)
        #expect(typed.map(\.text) == ["abc", "Cooking"])
    }
}
