import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Changing the last prompt")
struct ChatEditTests {
    private let fixture: ChatFixture

    init() throws {
        fixture = try ChatFixture()
        try fixture.folder.write("# Notes", to: "notes.md")
        try fixture.folder.write("# Plan", to: "plan.md")
    }

    private func run(_ inputs: LineInput..., parkedDrafts: Set<String> = []) async -> ChatRun {
        let answers: [[ScriptedGateway.Step]] = (1...9).map { .answer("Answer \($0)") }
        return await ChatRun(
            inputs, session: fixture.session(answers: answers), parkedDrafts: parkedDrafts,
            environment: fixture.environment)
    }

    /// What the model was sent last, by its words.
    private var lastSent: [String]? { fixture.log.requests.last?.messages.map(\.content) }

    private static let left = "Turn 2 stays as it is: what you send now is a new prompt.\n"

    @Test("What is sent begins a branch; the prompt says which turn it stands beside")
    func sent() async throws {
        let run = await run(.line("one"), .line("tow"), .line("/edit"), .line("two"), .line("three"))
        #expect(run.reader.offers == [.init(draft: "tow", isEdited: false)])
        #expect(run.reader.prompts.map(\.text)[2...] == ["gpt-4o › ", "gpt-4o (turn 2) › ", "gpt-4o › ", "gpt-4o › "])
        #expect(run.reader.prompts.map(\.isLeftByInterrupt) == [false, false, false, true, false, false])
        #expect(
            run.screen.contains("Sending it starts a branch beside turn 2, which is kept; Ctrl-C cancels.\n"))
        #expect(lastSent == ["one", "Answer 1", "two", "Answer 3", "three"])
    }

    @Test("Ctrl-C changes nothing: what comes next is said after the turn")
    func interrupted() async throws {
        let run = await run(.line("one"), .line("two"), .line("/edit"), .interrupted, .line("follow up"))
        #expect(run.screen.contains(Self.left), "\(run.screen)")
        #expect(!run.screen.contains("Ctrl-D or /quit leaves."))
        #expect(lastSent == ["one", "Answer 1", "two", "Answer 2", "follow up"])
        #expect(try fixture.store.savedConversation()?.turns.map(\.prompt) == ["one", "two", "follow up"])
    }

    @Test("Leaving without sending leaves the turn where it is")
    func left() async throws {
        _ = await run(.line("one"), .line("two"), .line("/edit"), .line("/quit"))
        #expect(try fixture.store.savedConversation()?.turns.map(\.prompt) == ["one", "two"])
    }

    @Test(
        "Another command, or nothing, in place of the draft gives it up", arguments: ["/temp 0", "", "/go 1", "/edit"])
    func otherCommand(line: String) async {
        let run = await run(
            .line("one"), .line("two"), .line("/edit"), .line(line), .interrupted, .line("/go 2"), .line("more"))
        #expect(run.screen.contains(Self.left), "\(run.screen)")
        #expect(lastSent == ["one", "Answer 1", "two", "Answer 2", "more"])
    }

    @Test("A command for which it was set aside does not")
    func parkedDrafts() async {
        let run = await run(
            .line("one"), .line("two"), .line("/edit"), .line("/temp 0"), .line("2"), parkedDrafts: ["/temp 0"])
        #expect(!run.screen.contains(Self.left), "\(run.screen)")
        #expect(lastSent == ["one", "Answer 1", "2"])
    }

    @Test(
        "Moving elsewhere or sending something else ends the edit; the draft becomes a new prompt",
        arguments: ["/go 1", "aside"])
    func setAsideAndLeft(line: String) async {
        let run = await run(
            .line("one"), .line("two"), .line("/edit"), .line(line), .line("2"), parkedDrafts: [line])
        #expect(run.screen.contains(Self.left), "\(run.screen)")
        let aside = ["two", "Answer 2", "aside", "Answer 3"]
        #expect(lastSent == ["one", "Answer 1"] + (line == "aside" ? aside : []) + ["2"])
    }

    @Test("/edit TEXT puts the text in the prompt's place")
    func text() async {
        let run = await run(.line("one"), .line("two"), .line("/edit zwei"), .line("zwei"))
        #expect(run.reader.offers == [.init(draft: "zwei", isEdited: false)])
        #expect(lastSent == ["one", "Answer 1", "zwei"])
    }

    @Test("The attachments come along, beside those waiting; Ctrl-C restores everything")
    func attachments() async throws {
        let run = await run(
            .line("/attach ~/notes.md"), .line("one"), .line("/attach ~/plan.md"), .line("/edit"), .interrupted,
            .line("two"), .line("three"))
        #expect(run.screen.contains("It includes 1 attachment.\n"), "\(run.screen)")
        let names = try fixture.store.savedConversation()?.turns.map { $0.attachments.map(\.name) }
        #expect(names == [["~/notes.md"], ["~/plan.md"], []])
    }

    @Test("Sent, it has what the turn had and what waited")
    func attachmentsSent() async throws {
        _ = await run(
            .line("/attach ~/notes.md"), .line("one"), .line("/attach ~/plan.md"), .line("/edit"), .line("1"),
            .line("two"))
        let names = try fixture.store.savedConversation()?.turns.map { $0.attachments.map(\.name) }
        #expect(names == [["~/notes.md", "~/plan.md"], []])
    }

    @Test(
        "A file that the prompt names goes once while it names it, and no longer",
        arguments: [("Read @~/notes.md now", ["~/notes.md"]), ("Read nothing", []), ("Read @~/plan.md", ["~/plan.md"])])
    func mentions(prompt: String, names: [String]) async throws {
        _ = await run(.line("Read @~/notes.md"), .line("/edit"), .line(prompt))
        #expect(try fixture.store.savedConversation()?.turns.map { $0.attachments.map(\.name) } == [names])
    }

    @Test("What is not sent is back at the line, and still the change of the turn")
    func refused() async {
        let run = await run(
            .line("one"), .line("two"), .line("/budget 1 tokens"), .line("/edit"), .line("2"), .line("n"), .line("2"),
            .line("y"))
        #expect(run.screen.contains("Not sent; the prompt is back for editing.\n"), "\(run.screen)")
        #expect(run.reader.offers == [.init(draft: "two", isEdited: false), .init(draft: "2", isEdited: false)])
        #expect(lastSent == ["one", "Answer 1", "2"])
    }

    @Test("The meter counts the branch that sending begins")
    func meter() {
        let session = Session.make(conversation: .make(("one", .make("Answer 1")), ("two", .make("Answer 2"))))
        let meter = DraftMeter(session, counter: TokenCounter(session.gateway), model: nil, after: 1)
        let whole = session.gateway.countTokens(session.request(adding: "2", after: 1))
        #expect(meter.text(for: "2").hasSuffix("\(whole.count) in"))
    }
}
