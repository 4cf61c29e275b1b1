import ChatTestSupport
import Foundation
import GatewayCore
import GatewayJSON
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceAnswers
@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("The effort in a chat")
struct EffortInChatTests {
    private static let gpt6 = ModelID(provider: "openai", model: "gpt-6-sol")
    private static let levels: [ReasoningEffort] = [.low, .medium, .high, .xhigh, .max]
    private let fixture: ChatFixture
    private let typist = LiveTypist()

    init() throws { fixture = try ChatFixture() }

    private func session(
        _ answers: [[ScriptedGateway.Step]] = [.answer("One"), .answer("Two"), .answer("Three"), .answer("Four")],
        settings: SessionSettings? = nil
    ) -> Session {
        .make(
            gateway: .make(
                Self.gpt6, efforts: Self.levels, ownEffort: .medium, answers: answers, log: fixture.log),
            settings: settings ?? .make(model: Self.gpt6), store: fixture.store)
    }

    private func run(_ lines: String..., session: Session) async -> ChatRun {
        await ChatRun(
            lines.map { .line($0) }, session: session, factory: .make(log: fixture.log), typist: typist,
            environment: fixture.environment)
    }

    private var journal: String {
        get throws { String(decoding: try #require(fixture.store.files().first?.contents()), as: UTF8.self) }
    }

    @Test("It is asked for, stands in the label and the journal, and is read again")
    func whole() async throws {
        let run = await run("Hi", "/effort high", "More", "/effort default", "Again", session: session())
        #expect(fixture.log.requests.map(\.reasoning) == [nil, .high, nil])
        #expect(run.screen.contains("gpt-6-sol·high › More"), "\(run.screen)")
        #expect(run.screen.contains("gpt-6-sol › Again"), "\(run.screen)")
        let reader = JournalReader(Array(try journal.utf8))
        #expect(reader.tree.turns.map { $0.answer?.effort } == [nil, .high, nil])
        #expect(reader.settings == .make(model: Self.gpt6))
        #expect(try journal.contains(#"{"type":"settings","model":"openai:gpt-6-sol","effort":"high"}"#))
        #expect(try journal.contains(#""effort":"high","finish_reason":"stop""#))
    }

    @Test("Shift-Tab at the prompt changes the label at once, and the session with the line")
    func dial() async {
        var chat = Chat(
            session: session(), factory: .make(), reader: ScriptedLineReader([]),
            answers: .make(for: OutputRecorder()), notices: .make(for: OutputRecorder()),
            signals: ScriptedInterrupts(), history: nil, environment: fixture.environment)
        let dial = EffortDial(chat)
        #expect(dial.choice == .none)
        let steps = (0..<5).map { _ in dial.turn() }
        #expect(
            steps.map { $0.prompt?.text } == [
                "gpt-6-sol·high › ", "gpt-6-sol·xhigh › ", "gpt-6-sol·max › ", "gpt-6-sol·low › ", "gpt-6-sol › ",
            ])
        #expect(
            steps.map(\.notice.description) == [
                "Effort high.", "Effort xhigh.", "Effort max.", "Effort low.", "Effort: model default (medium).",
            ])
        #expect(chat.state.session.settings.effort == nil)
        #expect(dial.choice == .some(nil))
        chat.change { $0.effort = .max }
        #expect(EffortDial(chat).turn().prompt?.text == "gpt-6-sol·low › ")
    }

    @Test("Where there are no levels, Shift-Tab says so and leaves the label")
    func noDial() {
        let chat = Chat(
            session: .make(gateway: .make(efforts: [])), factory: .make(), reader: ScriptedLineReader([]),
            answers: .make(for: OutputRecorder()), notices: .make(for: OutputRecorder()),
            signals: ScriptedInterrupts(), history: nil, environment: fixture.environment)
        let step = EffortDial(chat).turn()
        #expect(step.prompt == nil)
        #expect(step.notice.description == "openai:gpt-4o has no levels of reasoning effort; none is sent.")
    }

    @Test("Shift-Tab during an answer counts from the next turn, and is no line of the history")
    func live() async throws {
        let steps: [ScriptedGateway.Step] =
            [.event(.text("One, "))] + typist.types(EffortWord.cycleLine) + typist.types(EffortWord.cycleLine)
            + .answer("two")
        let run = await run("Count", "More", session: session([steps, .answer("Three")]))
        #expect(typist.replies.map(\.description) == ["Effort high.", "Effort xhigh."])
        #expect(typist.cycleLines == [EffortWord.cycleLine, EffortWord.cycleLine])
        #expect(fixture.log.requests.map(\.reasoning) == [nil, .xhigh])
        #expect(run.screen.contains("gpt-6-sol·xhigh › More"), "\(run.screen)")
        #expect(!run.reader.remembered.contains(EffortWord.cycleLine))
    }

    @Test("/retry with a level asks for one answer; the last answers of the session are asked as before")
    func retry() async throws {
        let run = await run("Hi", "/retry high", "/retry 0.5 max", "/retry hihg", "More", session: session())
        #expect(fixture.log.requests.map(\.reasoning) == [nil, .high, .max, nil])
        #expect(fixture.log.requests.map(\.temperature) == [nil, nil, 0.5, nil])
        #expect(run.screen.contains("Turn 1 again, openai:gpt-6-sol, effort high:"), "\(run.screen)")
        #expect(run.screen.contains("Turn 2 again, openai:gpt-6-sol, temperature 0.5, effort max:"), "\(run.screen)")
        let sentence = "'hihg' is neither a known model nor an effort. Did you mean /retry high?"
        #expect(run.screen.contains(sentence), "\(run.screen)")
        let tree = JournalReader(Array(try journal.utf8)).tree
        #expect(tree.turns.map(\.effort) == [nil, .high, .max, nil])
        #expect(tree.turns.map(\.temperature) == [nil, nil, 0.5, nil])
        #expect(
            TreeDrawing(tree, isUTF8: true).lines(columns: 80).map(\.description).joined(separator: "\n")
                .contains("gpt-6-sol 0.5 max"))
        #expect(try journal.contains(#""effort":"high","text":"Hi""#))
    }

    @Test("/retry with a level that the model lacks says which is used, and a model without levels refuses")
    func retryNearest() async {
        let nearest = await CommandTranscript.text(
            of: "/retry off",
            session: .make(
                gateway: .make(Self.gpt6, efforts: Self.levels, answers: [.answer("Two")]),
                settings: .make(model: Self.gpt6), conversation: .make(("Hi", .make("One")))))
        #expect(nearest.contains("effort low (it has no off):"), "\(nearest)")
        let refused = await CommandTranscript.text(
            of: "/retry high", session: .make(gateway: .make(efforts: []), conversation: .make(("Hi", .make("One")))))
        #expect(refused == "> /retry high\nerror: openai:gpt-4o has no levels of reasoning effort.\n")
    }

    @Test("A summary and a title are asked for with the least effort")
    func least() async {
        let configuration = GatewayConfiguration.make("titles: model")
        let gateway = ScriptedGateway.make(
            Self.gpt6, efforts: Self.levels, ownEffort: .medium,
            answers: [.answer("Foxes are red."), .answer("Red foxes"), .answer("Yes."), .answer("S")], log: fixture.log)
        _ = await ChatRun(
            ["What color is a fox, in a few words?", "Really?", "/compact"].map { .line($0) },
            session: .make(
                gateway: gateway, settings: .make(model: Self.gpt6, effort: .max), store: fixture.store),
            factory: .make(configuration: configuration, log: fixture.log), environment: fixture.environment)
        // Nobody waits for the title.
        let efforts = fixture.log.requests.map(\.reasoning)
        #expect(efforts.count == 4 && efforts.count { $0 == .low } == 2 && efforts.count { $0 == .max } == 2)
    }

    @Test("/tokens adds up by level")
    func tokens() async {
        func usage(_ reasoning: Int) -> Usage {
            Usage(promptTokens: 100, completionTokens: 2 * reasoning, reasoningTokens: reasoning)
        }
        let conversation = Conversation.make(
            ("a", .make(model: Self.gpt6, usage: usage(1_000))),
            ("b", .make(model: Self.gpt6, usage: usage(2_000), effort: .high)),
            ("c", .make(model: Self.gpt6, usage: usage(3_000), effort: .high)))
        let text = await CommandTranscript.text(
            of: "/tokens", session: .make(gateway: .make(Self.gpt6), conversation: conversation),
            factory: .make(catalog: [.make(Self.gpt6, input: 1, output: 10)], models: []))
        #expect(
            text.split(separator: "\n").map { String($0.prefix(39)) }.suffix(3) == [
                "effort   turns  reasoning  completion  ", "default      1      1,000       2,000  ",
                "high         2      5,000      10,000  ",
            ], "\(text)")
    }
}

extension LiveReply {
    fileprivate var description: String {
        if case .notice(let text) = self { text.description } else { "\(self)" }
    }
}
