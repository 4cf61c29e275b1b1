import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceAnswers
@testable import ParlanceConversations

@Suite("Below an answer")
struct AnswerSummaryTests {
    private static let failure = GatewayError(
        .connection, "The connection was lost.", fix: "Try again.", isRetryable: true)
    private static let unsent = StyledText.dim(
        "The prompt got no answer and was left out. /retry sends it again.")

    static let cases: [(answer: Answer, isStructured: Bool, lines: [StyledText])] = [
        (.make(), false, []),
        (.make(usage: .make(1_234, 5)), false, [.dim("1,234 in · 5 out")]),
        (
            .make(finishReason: FinishReason(.length)), false,
            [.warning("The answer reached the token limit and was cut off. /continue resumes it.")]
        ),
        (
            .make(finishReason: FinishReason(.contentFilter)), false,
            [.warning("The provider's content filter ended the answer.")]
        ),
        (.make(finishReason: FinishReason(.refusal)), false, [.warning("The model refused.")]),
        (
            .make(finishReason: FinishReason(.error)), false,
            [.warning("The provider reported that the answer ended with an error.")]
        ),
        (.make(finishReason: nil), false, []),
        (.make(finishReason: FinishReason(.other, raw: "eos")), false, []),
        (.make("{}"), true, [.success("The answer matches the schema.")]),
        (
            .make("{}", usage: .make(1, 2), failure: GatewayError(.structuredOutput, "No.")), true,
            [.error("No."), .dim("1 in · 2 out")]
        ),
        (
            .make("On", status: .interrupted, finishReason: nil), false,
            [.warning("Stopped. The partial answer is kept; /continue resumes it.")]
        ),
        (
            .make("", status: .interrupted, finishReason: nil), false,
            [
                .warning("Stopped before the answer started.")
                    + .dim(" The prompt got no answer and was left out. /retry sends it again.")
            ]
        ),
        (
            .make("On", status: .failed, finishReason: nil, failure: failure), false,
            [.error("The connection was lost."), .warning("The partial answer is kept; /continue resumes it.")]
        ),
        (
            .make("", status: .failed, finishReason: nil, failure: failure), false,
            [.error("The connection was lost."), unsent]
        ),
        (
            .make(
                "", status: .failed, finishReason: nil,
                failure: GatewayError(.missingAPIKey, "No key was given.", fix: "Set one.")), false,
            [.error("No key was given. Set one."), unsent]
        ),
        (.make(" \n\t\n"), false, [.warning("The answer is empty."), unsent]),
        (
            .make("", finishReason: FinishReason(.toolCalls)), false,
            [
                .warning("The model asked for a tool, which Parlance does not offer."), unsent,
            ]
        ),
        (
            .make("", finishReason: FinishReason(.length)), false,
            [.warning("The token limit was reached before the answer started."), unsent]
        ),
    ]

    @Test(
        "Of a continuation that brings nothing what came before is kept", arguments: [FinishReason.Kind.stop, .length])
    func nothingMore(kind: FinishReason.Kind) {
        let summary = AnswerSummary(
            .make("\n", finishReason: FinishReason(kind)), isStructured: false, isContinued: true)
        #expect(summary.lines(columns: 200) == [.warning("Nothing was added.")])
    }

    @Test("It says how the answer ended and what it took", arguments: cases)
    func lines(answer: Answer, isStructured: Bool, lines: [StyledText]) {
        #expect(AnswerSummary(answer, isStructured: isStructured).lines(columns: 200) == lines)
    }

    // MARK: Meters

    private static let model = CatalogModel.make(window: 1_000, input: 100, cached: 50, output: 1_000)
    private static let full = Usage(promptTokens: 412, completionTokens: 51, cachedTokens: 12, reasoningTokens: 9)
    private static let timing = AnswerTiming(firstToken: .seconds(1), total: .seconds(3))

    static let meterCases: [(answer: Answer, model: CatalogModel?, line: String)] = [
        (
            .make(usage: full, estimate: .make(398, 50), timing: timing), model,
            "~398 → 412 in (12 cached) · 51 out (9 reasoning) · 3.0 s · 25 t/s · $0.092 · 46% of 1,000"
        ),
        (
            .make(usage: .make(9, 2), estimate: .make(8, 2), isPromptExact: true), .make(),
            "8 → 9 in · 2 out · $0.000043 · <0.1% of 128,000"
        ),
        (.make(usage: .make(9, 2), estimate: .make(9, 1), isPromptExact: true), nil, "9 in · 2 out"),
        (
            .make(usage: Usage(promptTokens: 400, completionTokens: 10, cachedTokens: 300)), model,
            "400 in (300 cached) · 10 out · $0.035 (saved $0.015 of $0.050) · 41% of 1,000"
        ),
        (
            .make(estimate: .make(8, 5), isPromptExact: true, timing: timing), model,
            "~8 in · ~5 out · 3.0 s · 2 t/s · ~$0.0058 · ~1.3% of 1,000"
        ),
        (.make("", status: .failed, estimate: .make(8, 0), timing: .init(total: .zero)), nil, "~8 in · ~0 out · 0.0 s"),
        (
            .make(usage: Usage(promptTokens: 1, completionTokens: 1, cachedTokens: 0, reasoningTokens: 0)),
            CatalogModel(id: .gpt4o), "1 in · 1 out"
        ),
        (.make(usage: .make(1_200, 0)), .make(window: 1_000, input: nil), "1,200 in · 0 out · 120% of 1,000"),
        (.make(usage: .make(1_000, 0)), sample, "1,000 in · 0 out · sample $0.0010 · 50% of 2,000"),
    ]

    private static let sample: CatalogModel = {
        var model = CatalogModel.make(window: 2_000, input: 1)
        model.hasSamplePrices = true
        return model
    }()

    @Test("A conversation that is too long for the model has the chat's ways out instead of the provider's")
    func tooLong() {
        let failure = GatewayError(
            .contextLengthExceeded, "The conversation is too long for the model.", fix: "Start a new conversation.")
        let answer = Answer.make("", status: .failed, failure: failure)
        #expect(
            AnswerSummary(answer, isStructured: false, roomAdvice: "/compact summarizes it.").notices.first
                == .error("The conversation is too long for the model. /compact summarizes it."))
        #expect(AnswerSummary(answer, isStructured: false).notices.first == .error(failure.message))
    }

    @Test("What took nothing has no numbers")
    func nothing() {
        let answer = Answer.make("", status: .interrupted, finishReason: nil, estimate: .zero)
        #expect(AnswerSummary(answer, isStructured: false).numbers == nil)
    }

    @Test(
        "Below an answer are its tokens, time, speed, price and share of the window",
        arguments: meterCases)
    func meters(answer: Answer, model: CatalogModel?, line: String) {
        #expect(AnswerSummary(answer, isStructured: false, model: model).lines(columns: 200).last == .dim(line))
    }

    // MARK: One line

    private static let heavy = Usage(
        promptTokens: 41, completionTokens: 46, cachedTokens: 24, cacheWriteTokens: 7, reasoningTokens: 60)
    static let widthCases: [(columns: Int, line: String)] = [
        (
            200,
            "~39 → 41 in (24 cached, 7 written to the cache) · 46 out (60 reasoning) · 3.0 s · 23 t/s · $0.049 · 8.7% of 1,000"
        ),
        (99, "~39 → 41 in (24 cached) · 46 out (60 reasoning) · 3.0 s · 23 t/s · $0.049 · 8.7% of 1,000"),
        (84, "41 in (24 cached) · 46 out (60 reasoning) · 3.0 s · 23 t/s · $0.049 · 8.7% of 1,000"),
        (80, "41 in · 46 out (60 reasoning) · 3.0 s · 23 t/s · $0.049 · 8.7% of 1,000"),
        (70, "41 in · 46 out (60 reasoning) · 3.0 s · $0.049 · 8.7% of 1,000"),
        (60, "41 in · 46 out · 3.0 s · $0.049 · 8.7% of 1,000"),
        (40, "41 in · 46 out · 3.0 s · $0.049"),
        (30, "41 in · 46 out · $0.049"), (20, "41 in · 46 out"), (10, "46 out"), (4, "46 …"),
    ]

    @Test("The numbers are one line at any width: what matters least is left out first", arguments: widthCases)
    func oneLine(columns: Int, line: String) {
        let answer = Answer.make(usage: Self.heavy, estimate: .make(39, 40), timing: Self.timing)
        let summary = AnswerSummary(answer, isStructured: false, model: Self.model)
        #expect(summary.lines(columns: columns) == [.dim(line)])
    }

    @Test("A label before them takes from their room, and never makes them two lines", arguments: 1...60)
    func labeled(columns: Int) {
        let answer = Answer.make(usage: Self.heavy, timing: Self.timing)
        let lines = AnswerSummary(answer, isStructured: false, model: Self.model)
            .numberLines(columns: columns, label: "openai:gpt-4o before:")
        #expect(lines.count == 1 && lines.allSatisfy { $0.cellWidth <= columns }, "\(lines)")
    }
}
