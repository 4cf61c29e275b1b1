import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("/tokens")
struct TokensCommandTests {
    @Test("Before the first answer there is nothing to show")
    func none() async {
        #expect(
            await CommandTranscript.text(of: "/tokens", session: .make(conversation: .make(("Hello", nil)))) == """
                > /tokens
                No tokens yet: this session has no answers.

                """)
    }

    @Test("It shows the turns with the heaviest marked, and the sums for the last turn, the session and each model")
    func reported() async {
        let conversation = Conversation.make(
            ("a", .make(usage: .make(1_200, 34))),
            ("b", .make(model: .mistralLarge, usage: Usage(promptTokens: 5, completionTokens: 6, totalTokens: 12))))
        #expect(
            await CommandTranscript.text(of: "/tokens", session: .make(conversation: conversation)) == """
                > /tokens
                turn  model                            in  out
                   1  openai:gpt-4o                 1,200   34  most
                   2  mistral:mistral-large-latest      5    6

                tokens                        prompt  completion  total
                last turn                          5           6     12
                session                        1,205          40  1,246
                openai:gpt-4o                  1,200          34  1,234
                mistral:mistral-large-latest       5           6     12

                """)
    }

    @Test("Where the provider reported none, no number stands")
    func unreported() async {
        let conversation = Conversation.make(("a", .make(model: .tour)))
        #expect(
            await CommandTranscript.text(of: "/tokens", session: .make(conversation: conversation)) == """
                > /tokens
                turn  model      in  out
                   1  demo:tour   —    —

                tokens     prompt  completion  total
                last turn       —           —      —
                session         —           —      —
                demo:tour       —           —      —
                For 1 turn the provider reported no tokens; it is not in these sums.

                """)
    }

    @Test("Turns without a report are told apart from the sums")
    func partlyReported() async {
        let conversation = Conversation.make(
            ("a", .make(usage: .make(10, 2))), ("b", .make("", status: .interrupted)), ("c", .make(model: .tour)))
        #expect(
            await CommandTranscript.text(of: "/tokens", session: .make(conversation: conversation)) == """
                > /tokens
                turn  model          in  out
                   1  openai:gpt-4o  10    2
                   2  openai:gpt-4o   —    —
                   3  demo:tour       —    —

                tokens         prompt  completion  total
                last turn           —           —      —
                session           10+          2+    12+
                openai:gpt-4o     10+          2+    12+
                demo:tour           —           —      —
                For 2 turns the provider reported no tokens; they are not in these sums.

                """)
    }

    @Test("In a narrow window names give way, numbers do not")
    func narrow() async {
        let conversation = Conversation.make(("a", .make(model: .mistralLarge, usage: .make(123_456, 7_890))))
        #expect(
            await CommandTranscript.text(of: "/tokens", session: .make(conversation: conversation), columns: 40) == """
                > /tokens
                turn  model                  in    out
                   1  mistral-large-l…  123,456  7,890

                tokens                in    out    total
                last turn        123,456  7,890  131,346
                session          123,456  7,890  131,346
                mistral-large-…  123,456  7,890  131,346

                """)
    }

    // MARK: With all that is known

    private static let catalog = LLMGatewayFactory.make(catalog: [
        .make(window: 1_000, input: 100, output: 1_000), .make(.mistralLarge, window: nil, input: 200, output: 600),
    ])

    private static let talk = Session.make(
        settings: .make(system: "Be kind."),
        conversation: .make(
            (
                "Hello",
                .make(
                    "Hi", model: .mistralLarge, usage: .make(10, 4),
                    timing: AnswerTiming(firstToken: .seconds(1), total: .milliseconds(2_500)))
            ),
            ("More", .make("No", status: .interrupted, estimate: .make(27, 1)))
        ))

    @Test("Where the catalogue knows the model, it begins with the window, and there are costs")
    func whole() async {
        #expect(
            await CommandTranscript.text(of: "/tokens", session: Self.talk, factory: Self.catalog) == """
                > /tokens
                window 30 of 1,000 (3.0%)
                █▓▒░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
                █ system 10  ▓ earlier turns 10  ▒ last turn 10  ░ free 970

                turn  model                          in  out      cost    s  t/s
                   1  mistral:mistral-large-latest   10    4   $0.0044  2.5    2
                   2  openai:gpt-4o                 ~27   ~1  ~$0.0037            most

                tokens                        prompt  completion  total      cost
                last turn                        ~27          ~1    ~28  ~$0.0037
                session                          ~37          ~5    ~42  ~$0.0081
                mistral:mistral-large-latest      10           4     14   $0.0044
                openai:gpt-4o                    ~27          ~1    ~28  ~$0.0037
                For 1 turn the provider reported no tokens; numbers with ~ are local estimates.

                """)
    }

    @Test("It fits the terminal", arguments: [40, 60, 80, 200])
    func fits(columns: Int) async {
        let text = await CommandTranscript.text(
            of: "/tokens", session: Self.talk, factory: Self.catalog, columns: columns)
        for line in text.split(separator: "\n").dropLast() {
            #expect(line.cellWidth <= columns)
        }
    }

    @Test("With json it is the ledger, with the catalogue's prices")
    func json() async throws {
        let lines = await CommandTranscript.text(of: "/tokens json", session: Self.talk, factory: Self.catalog)
            .split(separator: "\n")
        #expect(lines.count == 2)
        let ledger = TokenLedger(Self.talk.conversation, catalog: Self.catalog.catalog)
        #expect(lines.last.map(String.init) == LedgerJSON(ledger).text)
        #expect(ledger.session.cost != nil)
    }

    // MARK: Of a text

    @Test("Of a text it shows the tokens, and their number for this model and the others of the session")
    func text() async {
        #expect(
            await CommandTranscript.text(of: "/tokens Hello, wörld!", session: Self.talk) == """
                > /tokens Hello, wörld!
                Hello|,| w|ör|ld|!
                openai:gpt-4o                 6  o200k_base
                mistral:mistral-large-latest  6  tekken

                """)
    }

    @Test("With colours the tokens alternate instead of having bars between them")
    func coloredText() async {
        let lines = await CommandTranscript.text(of: "/tokens Hi!", session: .make(), colorDepth: .ansi16)
            .split(separator: "\n")
        #expect(
            lines == [
                "> /tokens Hi!", "\u{1B}[30;46mHi\u{1B}[0m\u{1B}[30;43m!\u{1B}[0m",
                "\u{1B}[36mopenai:gpt-4o\u{1B}[0m  2  \u{1B}[2mo200k_base\u{1B}[0m",
            ])
    }

    @Test("A count that is not the model's own has a ~")
    func estimatedText() async {
        let session = Session.make(gateway: .make(ModelID(provider: "openai", model: "gpt-x")))
        #expect(
            await CommandTranscript.text(of: "/tokens Hi!", session: session) == """
                > /tokens Hi!
                Hi|!
                openai:gpt-x  ~2  o200k_base

                """)
    }

    @Test("After /tokens, json and live can be completed")
    func completion() {
        let candidates = TokensCommand().completions(
            of: "", in: CompletionScope(commands: .standard, factory: .make(), environment: [:]))
        #expect(candidates.map(\.text) == ["json", "exact", "live", "live off"])
    }
}
