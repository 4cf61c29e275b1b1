import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Going back and trying again")
struct BranchCommandsTests {
    private static let talk = Conversation.make(
        ("Hello", .make("Hi")), ("More", .make("Well")), ("Most", .make("Enough")))

    private func transcript(_ lines: String...) async -> CommandTranscript {
        var transcript = CommandTranscript(session: .make(conversation: Self.talk))
        for line in lines { await transcript.type(line) }
        return transcript
    }

    @Test("/undo takes turns back, /redo brings them back")
    func undo() async {
        let result = await transcript("/undo", "/undo 2", "/redo", "/redo 2", "/redo")
        #expect(
            result.text == """
                > /undo
                Undone: 1 turn. The next prompt follows turn 2: More
                > /undo 2
                Undone: 2 turns. The next prompt starts over.
                > /redo
                Restored: 1 turn. The next prompt follows turn 1: Hello
                > /redo 2
                Restored: 2 turns. The next prompt follows turn 3: Most
                > /redo
                error: There is nothing to restore: this is the end of a branch.

                """)
        #expect(result.session.conversation == Self.talk)
    }

    @Test(
        "A number of turns that cannot be is refused",
        arguments: [
            ("/undo 4", "There are only 3 turns to undo."), ("/undo 0", "'0' isn't a number of turns."),
            ("/undo all", "'all' isn't a number of turns."),
            ("/redo", "There is nothing to restore: this is the end of a branch."),
            ("/go 4", "There is no turn 4 (1–3, see /tree)."),
            ("/go", "/go accepts a turn's number (1–3, see /tree)."),
            ("/retry 3", "'3' isn't a valid temperature for openai:gpt-4o. Give a number from 0 to 2."),
            ("/tree 3", "/tree accepts only 'all', for every turn of a long session."),
        ])
    func refused(line: String, message: String) async {
        let result = await transcript(line)
        #expect(result.text.hasPrefix("> \(line)\nerror: \(message)"), "\(result.text)")
        #expect(result.session.conversation == Self.talk)
    }

    @Test(
        "With nothing said there is nothing to go back to",
        arguments: ["/undo", "/redo", "/retry", "/go 1", "/edit", "/edit Dear"])
    func empty(line: String) async {
        let text = await CommandTranscript.text(of: line)
        #expect(text.contains("error: "), "\(text)")
    }

    @Test("/go moves to any turn, and before the first")
    func go() async {
        let result = await transcript("/go 1", "/go 3", "/go 0")
        #expect(
            result.text == """
                > /go 1
                The next prompt follows turn 1: Hello
                > /go 3
                The next prompt follows turn 3: Most
                > /go 0
                The next prompt starts over.

                """)
        #expect(result.session.tree.current == nil)
    }

    /// The turn that was begun last: where, with what, and whom it asks.
    private struct Begun: Equatable {
        var parent: Int?
        var prompt: String
        var model: ModelID?
        var temperature: Double?

        init(parent: Int?, prompt: String, model: ModelID?, temperature: Double? = nil) {
            (self.parent, self.prompt, self.model, self.temperature) = (parent, prompt, model, temperature)
        }

        init(_ session: Session) {
            let node = session.tree.nodes.last
            self.init(
                parent: node?.parent, prompt: node?.turn.prompt ?? "", model: node?.turn.answer?.model,
                temperature: node?.turn.temperature)
        }
    }

    private func begun(_ line: String) async -> Begun {
        Begun(await transcript(line).session)
    }

    @Test("/retry asks the last prompt again, of another model or at another temperature if so told")
    func retry() async {
        #expect(await begun("/retry") == Begun(parent: 2, prompt: "Most", model: .gpt4o))
        #expect(await begun("/retry 0.2") == Begun(parent: 2, prompt: "Most", model: .gpt4o, temperature: 0.2))
        #expect(await begun("/retry mistral") == Begun(parent: 2, prompt: "Most", model: .mistralLarge))
        let both = await transcript("/undo", "/retry mistral 0.5")
        #expect(
            Begun(both.session) == Begun(parent: 1, prompt: "More", model: .mistralLarge, temperature: 0.5))
        #expect(both.text.contains("Turn 2 again, mistral:mistral-large-latest, temperature 0.5:\n"))
    }

    @Test("A model whose window is too small is not asked")
    func window() async {
        let text = await CommandTranscript.text(
            of: "/retry openai:tiny", session: .make(conversation: Self.talk),
            factory: .make(catalog: [.make(ModelID(provider: "openai", model: "tiny"), window: 10)]))
        #expect(text.contains("more than its window of 10. Nothing was sent."), "\(text)")
    }

    @Test("/edit brings the last prompt back, or a text in its place, and opens the editor with a draft that waits")
    func edit() async {
        #expect(await transcript("/edit").offers == [.init(draft: "Most", isEdited: false)])
        #expect(await transcript("/edit Dear").offers == [.init(draft: "Dear", isEdited: false)])
        var waiting = CommandTranscript(session: .make(conversation: Self.talk), hasDraft: true)
        await waiting.type("/edit")
        #expect(waiting.offers == [.init(draft: nil, isEdited: true)])
    }

    @Test("All branches are in the ledger: what was gone back from was paid for")
    func ledger() async {
        var session = Session.make(conversation: .make(("a", .make(usage: .make(10, 1)))))
        let turn = session.begin("a", after: nil).turn
        #expect(throws: Never.self) { try session.end(turn, with: .make(usage: .make(10, 2))) }
        let text = await CommandTranscript.text(of: "/tokens", session: session)
        #expect(text.contains("session            20           3     23"), "\(text)")
    }

    @Test("A model gets back the temperature it was last asked with")
    func remembered() async {
        let text = await CommandTranscript.text(
            of: "/temp 0.2", "/model mistral", "/temp 1", "/model gpt-4o", "/model mistral", session: .make(),
            factory: .make(environment: LLMGatewayFactory.bothKeys.merging(["DEFAULT_LLM_PROVIDER": "openai"]) { $1 }))
        #expect(
            text == """
                > /temp 0.2
                Temperature 0.2.
                > /model mistral
                openai:gpt-4o → mistral:mistral-large-latest.
                > /temp 1
                Temperature 1.
                > /model gpt-4o
                mistral:mistral-large-latest → openai:gpt-4o.
                Temperature: 1 → 0.2.
                > /model mistral
                openai:gpt-4o → mistral:mistral-large-latest.
                Temperature: 0.2 → 1.

                """)
    }
}
