import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceAnswers
@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Drawing the ledger")
struct LedgerDrawingTests {
    private static func answer(report: Usage? = nil, isExact: Bool = true) -> LiveLedger.Reading {
        LiveLedger.Reading(
            prompt: TokenCount(count: 1_204, isExact: isExact), completion: TokenCount(count: 120, isExact: isExact),
            reasoning: 40, timing: AnswerTiming(firstToken: .milliseconds(400), total: .milliseconds(3_200)),
            cost: ShownCost(0.0042), pace: [0, 0.1, 0.5, 1, 0.7], report: report,
            bill: report.map { _ in ShownCost(0.0041) }, window: 10_000)
    }

    private static func reading(_ answer: LiveLedger.Reading?, isStreaming: Bool, model: CatalogModel? = .make())
        -> LedgerReading
    {
        var account = TokenLedger.Account(of: nil)
        account.usage = Usage(
            promptTokens: 12_345, completionTokens: 3_400, cachedTokens: 9_000, cacheWriteTokens: 0,
            reasoningTokens: 1_200)
        account.reported = 3
        account.cost = 0.034
        return LedgerReading(
            request: TokenCount(count: 1_339, isExact: !isStreaming), draft: 15, model: model, account: account,
            answer: answer, isStreaming: isStreaming)
    }

    private func text(_ reading: LedgerReading, columns: Int = 79, isUTF8: Bool = true) -> String {
        LedgerDrawing(isUTF8: isUTF8, columns: columns).rows(reading).map(\.description).joined(separator: "\n")
    }

    @Test("While an answer streams: the window, what came, the money, the pace")
    func streaming() {
        #expect(
            text(Self.reading(Self.answer(), isStreaming: true)) == """
                window  █████▓▒░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 1,339 of 10,000 (13%)
                answer  1,204 in · ~40 reasoning · 120 out
                money   ~$0.0042 this answer · ~$0.038 this session · next ~1,339 in
                pace    ▁▁▅█▆ 43 t/s · 3.2 s · first 0.4 s
                """)
    }

    @Test("At the prompt: how long it is still cached, what it costs with that, and what the cache has saved")
    func cache() {
        var reading = Self.reading(nil, isStreaming: false, model: .make(window: nil, input: 100, cached: 10))
        reading.cache = CacheLife(tokens: 1_000, rest: .seconds(252))
        reading.account.saving = CacheSaving(saved: 0.18, whole: 0.214)
        #expect(
            text(reading, columns: 120) == """
                next    1,339 in · 15 draft · ~$0.044 · cache 4:12
                so far  12,345 in · 9,000 cached · 0 written · 1,200 reasoning · 3,400 out · $0.034 · saved $0.18 of $0.21
                """)
        reading.cache?.rest = nil
        #expect(text(reading).split(separator: "\n").first == "next    1,339 in · 15 draft · ~$0.044")
    }

    @Test("With the report, estimate and bill are side by side")
    func report() {
        let report = Usage(
            promptTokens: 1_210, completionTokens: 118, cachedTokens: 1_000, cacheWriteTokens: 64, reasoningTokens: 38)
        #expect(
            text(Self.reading(Self.answer(report: report, isExact: false), isStreaming: true)) == """
                window  █████▓▒░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ ~1,339 of 10,000 (~13%)
                answer  1,210 in · 1,000 cached · 64 written · 38 reasoning · 118 out
                money   $0.0041 this answer · $0.038 this session · next ~1,339 in
                pace    ▁▁▅█▆ ~43 t/s · 3.2 s · first 0.4 s
                bill    ~1,204 in, ~120 out, ~$0.0042 → 1,210 in, 118 out, $0.0041
                """)
    }

    @Test("At the prompt: the draft's numbers and the conversation's")
    func waiting() {
        #expect(
            text(Self.reading(nil, isStreaming: false))
                == """
                window  █▓░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 1,339 of 128,000 (1.0%)
                next    1,339 in · 15 draft · $0.0033
                so far  12,345 in · 9,000 cached · 1,200 reasoning · 3,400 out · $0.034
                """)
    }

    @Test("In ASCII, and narrow: what matters least goes first, and no row is wider than the window")
    func narrow() {
        let all = [
            Self.reading(Self.answer(), isStreaming: true),
            Self.reading(Self.answer(report: .make(1, 2)), isStreaming: true),
            Self.reading(nil, isStreaming: false), Self.reading(Self.answer(), isStreaming: false, model: nil),
        ]
        for reading in all {
            for columns in 1...120 {
                for isUTF8 in [true, false] {
                    let rows = LedgerDrawing(isUTF8: isUTF8, columns: columns).rows(reading)
                    #expect((3...5).contains(rows.count))
                    #expect(rows.allSatisfy { $0.cellWidth <= columns && !$0.isEmpty })
                }
            }
        }
        #expect(
            text(all[0], columns: 40, isUTF8: false) == """
                ##=+.............. 1,339 of 10,000 (13%)
                1,204 in · ~40 reasoning · 120 out
                ~$0.0042 this answer
                __-#= 43 t/s · 3.2 s · first 0.4 s
                """)
    }

    @Test("A model without window and price has what is known, and no number is made up")
    func unknown() {
        var answer = Self.answer(isExact: false)
        (answer.window, answer.cost, answer.pace, answer.timing.firstToken) = (nil, nil, [], nil)
        var reading = Self.reading(answer, isStreaming: true, model: nil)
        reading.account = TokenLedger.Account(of: nil)
        #expect(
            text(reading) == """
                answer  ~1,204 in · ~40 reasoning · ~120 out
                money   no price known · next ~1,339 in
                pace    waiting · 3.2 s
                """)
    }

    @Test("In a chat: it follows the answer, and the draft is counted behind it")
    func chat() async throws {
        let (fixture, typist) = (try ChatFixture(), LiveTypist())
        let catalog = [CatalogModel.make(window: 1_000)]
        let steps: [ScriptedGateway.Step] =
            typist.looks("More") + [.event(.text("One, two, three, four"))] + typist.looks("More") + typist.looks("")
            + [.event(.usage(.make(8, 7)))] + typist.looks("More")
        let session = Session.make(
            gateway: .make(answers: [steps + .answer("!", usage: .make(8, 7)), typist.looks("More") + .answer("x")]),
            conversation: .make(("Hello", .make("Hi", usage: .make(5, 1)))), store: fixture.store)
        _ = await ChatRun(
            [.line("Count"), .line("/tokens live"), .line("/tokens live off")], session: session,
            factory: .make(catalog: catalog, models: []), typist: typist)
        let answers = typist.ledgerRows.map { $0.first { $0.hasPrefix("answer") } ?? "" }
        #expect(answers.map { $0.hasSuffix(" 0 out") } == [true, false, false, false])
        #expect(answers[1].hasSuffix(" 7 out") && answers[3] == "answer  8 in · 7 out", "\(answers)")
        #expect(typist.ledgerRows.map { $0.contains { $0.hasPrefix("bill") } } == [false, false, false, true])
        let tokens = typist.meters.map { $0.prefix { $0 != " " }.filter(\.isNumber) }
        #expect(typist.meters[2] == "" && Int(tokens[1]) == (Int(tokens[0]) ?? 0) + 7, "\(typist.meters)")
        #expect(typist.meters[0].hasPrefix("~") && typist.meters[1].hasPrefix("~"))
    }
}
