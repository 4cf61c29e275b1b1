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
        let table = TurnTable(
            TokenLedger(Self.talk, catalog: Self.catalog), prompts: ["Explain\nthis", "lost", "b", "c"])
        #expect(
            table.lines(columns: 120).map(\.description) == [
                "turn  model                              in  cached  reasoning  out      cost    s  t/s        prompt",
                "   1  openai:gpt-4o                   1,200     200         64  101   $0.0038  3.0   50        Explain",
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
}
