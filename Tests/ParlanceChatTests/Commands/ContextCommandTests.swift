import ChatTestSupport
import GatewayCore
import GatewayJSON
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("/context")
struct ContextCommandTests {
    private let fixture: ChatFixture
    private let long = String(repeating: "and so on ", count: 60)

    init() throws {
        fixture = try ChatFixture()
    }

    private func attachment(_ name: String, _ words: Int) -> PromptAttachment {
        PromptAttachment(name: name, content: .text(String(repeating: "word ", count: words), language: ""))
    }

    private func conversation() -> Conversation {
        var conversation = Conversation.make(
            ("Short", .make("Yes")), ("What is in it?", .make("Much")), ("漢字の話\u{1B}[2J\u{202E}", .make(long)))
        conversation.turns[1].attachments = [attachment("notes.txt", 500), attachment("資料\u{1B}]0;x\u{7}.txt", 50)]
        return conversation
    }

    private func priced() -> CatalogModel {
        var model = CatalogModel(id: .gpt4o)
        model.contextWindow = 10_000
        model.inputPrice = 10
        model.cachedInputPrice = 1
        model.outputPrice = 20
        return model
    }

    private func table(_ session: Session) -> ContextTable {
        ContextTable(of: session, by: TokenCounter(session.gateway), model: priced())
    }

    // MARK: The table

    @Test("The parts come heaviest first, and together they are the whole")
    func parts() {
        var settings = SessionSettings(model: .gpt4o)
        settings.system = "You are brief."
        let table = table(.make(settings: settings, conversation: conversation()))
        let labels = table.parts.map(\.label)
        #expect(labels.first == "2.1")
        #expect(Set(labels) == ["2.1", "2.2", "3", "1", "2", "system", ""])
        let counts = table.parts.map(\.tokens.count)
        #expect(counts == counts.sorted(by: >))
        #expect(counts.reduce(0, +) == table.total.count)
        #expect(
            table.total
                == TokenCounter(Session.make().gateway).count(
                    Session.make(settings: settings, conversation: conversation()).request()))
    }

    @Test("A part costs its share of the whole, with what the cache took the last time")
    func money() throws {
        var conversation = conversation()
        let session = Session.make(conversation: conversation)
        let table = table(session)
        let whole = Double(table.total.count) * 10 / 1e6
        #expect(abs(try #require(table.cost(of: table.total.count)).dollars - whole) < 1e-12)
        let sum = table.parts.compactMap { table.cost(of: $0)?.dollars }.reduce(0, +)
        #expect(abs(sum - whole) < 1e-9)
        conversation.turns[2].answer?.usage = Usage(promptTokens: 1000, completionTokens: 1, cachedTokens: 500)
        let cached = self.table(.make(conversation: conversation))
        #expect(cached.cachedShare == 0.5)
        #expect(try #require(cached.cost(of: 1000)).dollars == (500 * 10 + 500 * 1) / 1e6)
    }

    @Test("Without a turn, what was shown with it is gone, too")
    func without() throws {
        let table = table(.make(conversation: conversation()))
        func tokens(_ label: String) throws -> Int {
            try #require(table.parts.first { $0.label == label }).tokens.count
        }
        let both = try tokens("2") + tokens("2.1") + tokens("2.2")
        #expect(table.tokens(without: [.turn(2)]).count == table.total.count - both)
        #expect(table.tokens(without: [.turn(2), .attachment(turn: 2, place: 0)]).count == table.total.count - both)
        #expect(
            table.tokens(without: [.attachment(turn: 2, place: 1)]).count == table.total.count - (try tokens("2.2")))
    }

    @Test(
        "In a pipe it is a table; no width breaks it, and nothing in it reaches the terminal", arguments: [80, 40, 24])
    func printed(columns: Int) async {
        let factory = LLMGatewayFactory.make(catalog: [priced()])
        let text = await CommandTranscript.text(
            of: "/context", session: .make(conversation: conversation()), factory: factory, columns: columns)
        #expect(text.contains("2.1"), "\(text)")
        #expect(columns < 40 || text.contains("next turn: "))
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}") && !text.contains("\u{7}"))
        #expect(text.split(separator: "\n").dropFirst().allSatisfy { String($0).cellWidth <= columns }, "\(text)")
    }

    @Test("As JSON it has the parts and the whole", arguments: ["json", "--json"])
    func json(word: String) async throws {
        let factory = LLMGatewayFactory.make(catalog: [priced()])
        let text = await CommandTranscript.text(
            of: "/context \(word)", session: .make(conversation: conversation()), factory: factory)
        let json = try JSONValue(parsing: try #require(text.split(separator: "\n").last))
        let parts = try #require(json["parts"]?.arrayValue)
        #expect(parts.first?["part"] == "2.1")
        #expect(parts.compactMap { $0["tokens"]?.intValue }.reduce(0, +) == json["tokens"]?.intValue)
        #expect(json["window"] == 10_000)
    }

    @Test("What cannot be is said, and nothing changes")
    func refused() async {
        let text = await CommandTranscript.text(
            of: "/context drop", "/context drop 9", "/context drop 2.3", "/context other", "/context drop 1 2 3",
            session: .make(conversation: conversation()))
        #expect(text.contains("error: Which part?"))
        #expect(text.contains("error: There is no part '9' (2.1, "))
        #expect(text.contains("error: There is no part '2.3'"))
        #expect(text.contains("error: /context accepts only [drop PART ... | json]."))
        #expect(text.contains("That would leave nothing. /new starts over."))
        #expect(!text.contains("Left out"))
        #expect(await CommandTranscript.text(of: "/context").contains("error: Nothing is sent yet"))
    }

    // MARK: Leaving out

    @Test("What is marked is left out of what is sent from then on; /undo returns, and /redo")
    func drop() async throws {
        let screen = OutputRecorder()
        let run = await ChatRun(
            [
                .line("One"), .line("Two"), .line("Three"), .line("/context"), .line("Four"), .line("/undo 2"),
                .line("Five"),
            ],
            session: fixture.session(
                .answer("1"), .answer(long), .answer("3"), .answer("4"), .answer("5")), screen: screen,
            notices: .make(for: screen, isTerminal: true), picks: [.marked([0])])
        #expect(run.screen.contains("Left out 2: next turn "), "\(run.screen)")
        #expect(run.screen.contains("Undone: 1 turn and what /context left out."), "\(run.screen)")
        let requests = fixture.log.requests.map(\.messages)
        #expect(
            requests[3] == [.user("One"), .assistant("1"), .user("Three"), .assistant("3"), .user("Four")])
        #expect(
            requests[4] == [
                .user("One"), .assistant("1"), .user("Two"), .assistant(long), .user("Three"), .assistant("3"),
                .user("Five"),
            ])
    }

    @Test("An attachment goes, and its turn stays; the journal has both branches")
    func attachment() async throws {
        var session = Session.make(conversation: conversation())
        session = session.unkept
        var transcript = CommandTranscript(session: session)
        await transcript.type("/context drop 2.1 1")
        #expect(transcript.text.contains("Left out "), "\(transcript.text)")
        let turns = transcript.session.conversation.turns
        #expect(turns.map(\.prompt) == conversation().turns.dropFirst().map(\.prompt))
        #expect(turns[0].attachments == [conversation().turns[1].attachments[1]])
        #expect(turns.map(\.copied) == [2, 3])
        await transcript.type("/undo")
        #expect(transcript.session.conversation.turns.map(\.prompt) == conversation().turns.map(\.prompt))
        await transcript.type("/redo")
        #expect(transcript.session.conversation.turns == turns)
    }

    @Test("A session that is resumed is in that branch, and goes back from it; nothing is paid for twice")
    func saved() async throws {
        _ = await ChatRun(
            [.line("One"), .line("Two"), .line("/context drop 1")],
            session: fixture.session(.answer("1", usage: .make(10, 1)), .answer("2", usage: .make(20, 2))))
        let tree = try #require(try fixture.store.savedTree())
        #expect(tree.conversation.turns.map(\.prompt) == ["Two"])
        #expect(tree.current == 3)
        #expect(tree.previous(3) == 2)
        #expect(tree.making(of: 3) == .cut)
        #expect(TokenLedger(tree).session.usage == .make(30, 3))
    }

    @Test("Who leaves the list, or marks nothing, has changed nothing", arguments: [PickResult.dismissed, .marked([])])
    func dismissed(result: PickResult) async throws {
        let screen = OutputRecorder()
        let run = await ChatRun(
            [.line("One"), .line("/context"), .line("Two")], session: fixture.session(.answer("1"), .answer("2")),
            screen: screen, notices: .make(for: screen, isTerminal: true), picks: [result])
        #expect(run.screen.contains("Nothing changed; next turn: "), "\(run.screen)")
        #expect(fixture.log.requests.last?.messages == [.user("One"), .assistant("1"), .user("Two")])
    }

    @Test("The list's last row says what the next turn would be")
    func preview() throws {
        let table = table(.make(conversation: conversation()))
        let marking = try #require(table.picker(isUTF8: true).marking)
        #expect(marking.summary([], 80) == table.comparison(with: table.total, isUTF8: true))
        let text = marking.summary([0], 80)
        let after = table.total.count - table.parts[0].tokens.count
        #expect(text.contains(" → ") && text.hasSuffix("\(after.grouped) tokens"), "\(text)")
        let narrow = marking.summary([0], 38)
        #expect(narrow.cellWidth <= 38 && narrow.hasSuffix("\(after.grouped) tokens"), "\(narrow)")
        #expect(table.parts.indices.filter { !marking.canMark($0) }.map { table.parts[$0].word } == ["format"])
    }
}
