import ChatTestSupport
import FoundationEssentials
import GatewayCore
import GatewayJSON
import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations
@testable import ParlanceTransfer

/// What `/compact` made, seen by what goes back, counts, and carries out.
@Suite("A branch that continues from a summary")
struct ChatSummaryTests {
    private let fixture: ChatFixture
    private let long = String(repeating: "and so on ", count: 40)

    init() throws {
        fixture = try ChatFixture()
    }

    private func run(_ lines: String...) async -> ChatRun {
        let usage = Usage.make(10, 5)
        let answers: [[ScriptedGateway.Step]] = [
            .answer(long, usage: usage), .answer("Well", usage: .make(20, 7)), .answer("We said hello.", usage: usage),
            .answer("Yes?", usage: usage),
        ]
        return await ChatRun(
            (["Hello", "More", "/compact"] + lines).map { .line($0) },
            session: fixture.session(answers: answers), environment: fixture.environment)
    }

    private func reader() throws -> JournalReader {
        JournalReader(try #require(fixture.store.files().first?.contents()))
    }

    @Test("/undo goes back to the place before it, /redo to the summary")
    func undo() async throws {
        let run = await run("/undo", "/redo", "Most", "/undo 2", "/undo", "/redo 3", "/undo 4")
        let answers = run.screen.split(separator: "\n").filter { $0.hasPrefix("Undone") || $0.hasPrefix("Restored") }
        #expect(
            answers == [
                "Undone: the summary. The next prompt follows turn 2: More",
                "Restored: the summary. The next prompt follows turn 4: More",
                "Undone: 1 turn and the summary. The next prompt follows turn 2: More",
                "Undone: 1 turn. The next prompt follows turn 1: Hello",
                "Restored: 2 turns and the summary. The next prompt follows turn 5: Most",
                "Undone: 3 turns and the summary. The next prompt starts over.",
            ], "\(run.screen)")
        #expect(try reader().tree.current == nil)
    }

    @Test("If the last turn was summarized too, only the summary is undone and restored")
    func alone() {
        var tree = ConversationTree(.make(("a", .make()), ("b", .make())))
        tree.append(Turn(prompt: "?", answer: .make(), summarized: 2), after: nil)
        tree.append(Turn(prompt: "c", answer: .make()))
        #expect(tree.steps(to: 4) == [1, 2, 3, 4])
        tree.move(to: 2)
        #expect(tree.following == 3)
        tree.move(to: nil)
        #expect(tree.following == 1)
    }

    @Test("The journal marks summaries and copies, and is read back as written")
    func journal() async throws {
        _ = await run("Most")
        #expect(
            try reader().tree.turns.map(\.summarized) == [nil, nil, 2, nil, nil])
        #expect(try reader().tree.turns.map(\.copied) == [nil, nil, nil, 2, nil])
        let lines = try journalLines(try #require(fixture.store.files().first?.path)).filter { $0["type"] == "user" }
        let ends = try journalLines(try #require(fixture.store.files().first?.path)).filter { $0["type"] == "end" }
        #expect(lines.map { $0["summary_of"]?.intValue } == [nil, nil, 2, nil, nil])
        #expect(ends.map { $0["copy_of"]?.intValue } == [nil, nil, nil, 2, nil])
    }

    @Test("A copied turn cost nothing, and is the turn that it repeats")
    func tokens() async throws {
        let run = await run("/tokens")
        #expect(!run.screen.contains("reported no tokens"), "\(run.screen)")
        #expect(run.screen.contains("last turn          20           7     27\n"), "\(run.screen)")
        #expect(run.screen.contains("session            40          17     57\n"), "\(run.screen)")
    }

    @Test("/tree and exports hide the question for a summary; it can be neither retried nor edited")
    func shown() async throws {
        let run = await run("/tree", "/go 3", "/retry", "/edit", "/tokens")
        #expect(run.screen.contains("3 gpt-4o (summary of earlier turns)\n"), "\(run.screen)")
        #expect(
            run.screen.components(separatedBy: "The last turn is a summary; /undo restores the turns it replaced.")
                .count == 3)
        #expect(!run.screen.contains(Compaction.question))
        let tree = try reader().tree
        let session = ExportedSession(title: "Talk", turns: tree.conversation(to: 4).turns)
        let markdown = MarkdownExport(session).text
        #expect(markdown.contains("*(summary of earlier turns)*\n\n## openai:gpt-4o\n\nWe said hello."), "\(markdown)")
        let json = JSONExport(session).text
        #expect(json.components(separatedBy: #""is_summary": true"#).count == 2, "\(json)")
        let library = ThemeLibrary()
        let colors = ExportColors(
            light: try library.theme(named: "daylight").scheme, dark: try library.theme(named: "nightfall").scheme)
        let page = HTMLExport(session, colors: colors).text
        #expect(page.contains("<p class=\"figures\">(summary of earlier turns)</p>"))
        #expect(!markdown.contains(Compaction.question) && !page.contains(Compaction.question))
    }

    @Test("A number that cannot be is no summary's", arguments: [0, 3, 4, -1])
    func damage(number: Int) throws {
        let json: JSONValue = ["type": "user", "turn": 3, "parent": 0, "text": "x", "summary_of": .integer(number)]
        #expect(JournalRecord(json: json) == .user(turn: 3, parent: 0, text: "x"))
    }
}
