import GatewayCore
import Terminal
import Testing

@testable import Chat

@Suite("Below an answer")
struct AnswerSummaryTests {
    private static let failure = GatewayError(.connection, "The connection was lost.", fix: "Try again.")

    static let cases: [(answer: Answer, isStructured: Bool, lines: [StyledText])] = [
        (.make(), false, []),
        (.make(usage: .make(1_234, 5)), false, [.dim("1,234 in · 5 out")]),
        (
            .make(finishReason: FinishReason(.length)), false,
            [.warning("The answer reached the token limit and is cut.")]
        ),
        (
            .make(finishReason: FinishReason(.contentFilter)), false,
            [.warning("The provider's content filter ended the answer.")]
        ),
        (.make(finishReason: FinishReason(.refusal)), false, [.warning("The model refused.")]),
        (
            .make(finishReason: FinishReason(.error)), false,
            [.warning("The provider says that the answer ended with an error.")]
        ),
        (.make(finishReason: nil), false, []),
        (.make(finishReason: FinishReason(.other, raw: "eos")), false, []),
        (.make("{}"), true, [.success("The answer matches the schema.")]),
        (
            .make("{}", usage: .make(1, 2), failure: GatewayError(.structuredOutput, "No.")), true,
            [.error("No."), .dim("1 in · 2 out")]
        ),
        (.make("On", status: .interrupted, finishReason: nil), false, [.warning("Stopped. What came is kept.")]),
        (
            .make("", status: .interrupted, finishReason: nil), false,
            [.warning("Stopped before an answer came; Up brings the prompt back.")]
        ),
        (
            .make("On", status: .failed, finishReason: nil, failure: failure), false,
            [.error("The connection was lost. Try again."), .warning("What came is kept.")]
        ),
        (
            .make("", status: .failed, finishReason: nil, failure: failure), false,
            [.error("The connection was lost. Try again.")]
        ),
    ]

    @Test("It says how the answer ended and what it took", arguments: cases)
    func lines(answer: Answer, isStructured: Bool, lines: [StyledText]) {
        #expect(AnswerSummary(answer, isStructured: isStructured).lines == lines)
    }
}
