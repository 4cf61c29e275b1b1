import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Table of turns")
struct TurnTableTests {
    private static let catalog = ServedCatalog([.make(.gpt4o), .make(.mistralLarge, input: 2, output: 6)])

    private static let talk = Conversation.make(
        (
            "a",
            .make(
                usage: Usage(promptTokens: 1_200, completionTokens: 101, cachedTokens: 200, reasoningTokens: 64),
                timing: AnswerTiming(firstToken: .seconds(1), total: .seconds(3)))
        ),
        ("lost", nil),
        ("b", .make(model: .mistralLarge, status: .interrupted, estimate: .make(12_345, 6))),
        ("c", .make(model: .tour, status: .failed))
    )

    private func text(_ conversation: Conversation = talk, columns: Int) -> String {
        TurnTable(TokenLedger(conversation, catalog: Self.catalog)).lines(columns: columns)
            .map { "\($0)\n" }.joined()
    }

    @Test("In 80 columns it has all that is known of each turn; what was counted here has a ~")
    func wide() {
        #expect(
            text(columns: 80) == """
                turn  model                 in  cached  reasoning  out      cost    s  t/s
                   1  openai:gpt-4o      1,200     200         64  101   $0.0038  3.0   50
                   3  mistral:mistra…  ~12,345                      ~6  ~$0.0247            most
                   4  demo:tour              —                       —

                """)
    }

    @Test("A wide window also tells what was said")
    func prompts() {
        var talk = Self.talk
        talk.turns[0].prompt = "Explain\nthis"
        let table = TurnTable(TokenLedger(talk, catalog: Self.catalog), of: ConversationTree(talk))
        #expect(
            table.lines(columns: 120).map(\.description) == [
                "turn  model                              in  cached  reasoning  out      cost    s  t/s        prompt",
                "   1  openai:gpt-4o                   1,200     200         64  101   $0.0038  3.0   50        Explain",
                "   2  no answer                                                                                lost",
                "   3  mistral:mistral-large-latest  ~12,345                      ~6  ~$0.0247            most  b",
                "   4  demo:tour                           —                       —                            c",
            ])
    }

    @Test("In 60 columns only the most important details")
    func medium() {
        #expect(
            text(columns: 60) == """
                turn  model                     in  out      cost    s
                   1  openai:gpt-4o          1,200  101   $0.0038  3.0
                   3  mistral:mistral-la…  ~12,345   ~6  ~$0.0247       most
                   4  demo:tour                  —    —

                """)
    }

    @Test("In 40 columns names go without their provider")
    func narrow() {
        #expect(
            text(columns: 40) == """
                turn  mod…       in  out      cost
                   1  gpt…    1,200  101   $0.0038
                   3  mis…  ~12,345   ~6  ~$0.0247  most
                   4  tour        —    —

                """)
    }

    @Test("No line is wider than the terminal", arguments: [20, 40, 60, 80, 200])
    func fits(columns: Int) {
        let lines = TurnTable(TokenLedger(Self.talk, catalog: Self.catalog)).lines(columns: columns)
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { $0.cellWidth <= columns })
    }

    @Test("A detail that no turn has takes no column, and a single turn is not the heaviest")
    func plain() {
        #expect(
            text(.make(("a", .make(model: .tour, usage: .make(10, 2)))), columns: 80) == """
                turn  model      in  out
                   1  demo:tour  10    2

                """)
    }

    @Test("The last twenty turns are shown, and how many came before them")
    func limit() {
        let turns = (1...23).map { Turn(prompt: "a", answer: .make(usage: .make($0 == 2 ? 900 : $0, 1))) }
        let lines = TurnTable(TokenLedger(Conversation(turns: turns))).lines(columns: 80).map(\.description)
        #expect(lines.count == 22)
        #expect(lines.first == "3 earlier turns not shown")
        #expect(lines[2] == "   4  openai:gpt-4o   4    1")
        #expect(lines.last == "  23  openai:gpt-4o  23    1")
    }

    // MARK: Numbers and names

    private static func session() -> Session {
        .make(conversation: .make(("a", .make(usage: .make(10, 1))), ("b", .make(usage: .make(20, 2)))))
    }

    private func lines(_ session: Session, isAnswering: Bool = false, columns: Int = 80) -> [String] {
        TurnTable(TokenLedger(session.tree), of: session.tree, isAnswering: isAnswering).lines(columns: columns)
            .map(\.description)
    }

    @Test("After /compact and /undo every number is there: a turn that took nothing has its reason")
    func numbers() throws {
        var session = Self.session()
        var kept = try #require(session.tree[2])
        kept.answer?.original = 2
        kept.answer?.usage = nil
        let summary = Turn(
            prompt: "What have we said so far?", answer: .make("All.", usage: .make(35, 3)), summarized: 2)
        _ = session.graft([summary, kept])
        try session.move(to: session.tree.previous(4))
        try session.move(to: 1)
        try session.end(session.begin("c").turn, with: .make(usage: .make(40, 4)))
        #expect(
            lines(session) == [
                "turn  model          in  out",
                "   1  openai:gpt-4o  10    1",
                "   2  openai:gpt-4o  20    2  other branch",
                "   3  openai:gpt-4o  35    3  other branch",
                "   4  turn 2 again",
                "   5  openai:gpt-4o  40    4  most",
            ])
        #expect(lines(session, columns: 59)[2] == "   2  gpt-4o        20    2")
    }

    @Test("What /compact sums up is on this branch, and a turn that streams or was refused says so")
    func states() throws {
        var session = Self.session()
        let summary = Turn(prompt: "What have we said?", answer: .make("All.", usage: .make(5, 3)), summarized: 2)
        _ = session.graft([summary])
        try session.end(session.begin("d").turn, with: .make("", status: .failed))
        _ = session.begin("e")
        #expect(
            lines(session, isAnswering: true) == [
                "turn  model          in  out",
                "   1  openai:gpt-4o  10    1",
                "   2  openai:gpt-4o  20    2  most",
                "   3  openai:gpt-4o   5    3",
                "   4  refused",
                "   5  streaming",
            ])
        #expect(lines(session).last == "   5  no answer")
    }

    @Test("Two profiles of one model are told apart at any width", arguments: [40, 59, 60, 80, 120])
    func profiles(columns: Int) {
        var talk = Conversation.make(
            ("a", .make(model: .mistralLarge, usage: .make(123_456, 1))), ("b", .make(model: .mistralLarge)))
        talk.turns[0].profile = "creative"
        talk.turns[1].profile = "careful"
        let lines = TurnTable(TokenLedger(talk, catalog: Self.catalog)).lines(columns: columns)
        #expect(lines[1].description.contains("creat") && lines[2].description.contains("caref"), "\(lines)")
        #expect(lines.allSatisfy { $0.cellWidth <= columns })
    }
}
