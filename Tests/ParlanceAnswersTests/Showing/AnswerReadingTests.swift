import Testing

@testable import ParlanceAnswers
@testable import ParlanceConversations

@Suite("What is shown of an answer that comes")
struct AnswerReadingTests {
    private static let whole = AnswerReading(
        tokens: 128, isExact: true,
        timing: AnswerTiming(firstToken: .milliseconds(412), total: .milliseconds(3_365)), cost: ShownCost(0.00123),
        isCostExact: true)

    @Test(
        "On a narrow terminal the least important numbers are left out, and none is cut",
        arguments: [
            (78, "128 tokens · 43 t/s · first 0.4 s · 3.4 s · $0.0012"),
            (51, "128 tokens · 43 t/s · first 0.4 s · 3.4 s · $0.0012"),
            (50, "128 tokens · 43 t/s · 3.4 s · $0.0012"),
            (38, "128 tokens · 43 t/s · 3.4 s · $0.0012"),
            (36, "128 tokens · 43 t/s · 3.4 s"),
            (26, "128 tokens · 43 t/s"),
            (18, "128 tokens"),
            (10, "128 tokens"),
            (9, ""),
        ])
    func room(cells: Int, text: String) {
        #expect(Self.whole.text(cells: cells) == text)
    }

    @Test("What is not known is left out, and what is estimated is marked")
    func estimates() {
        var reading = Self.whole
        reading.isCostExact = false
        #expect(reading.text(cells: 78) == "128 tokens · 43 t/s · first 0.4 s · 3.4 s · ~$0.0012")
        reading.isExact = false
        #expect(reading.text(cells: 78) == "~128 tokens · ~43 t/s · first 0.4 s · 3.4 s · ~$0.0012")
        reading.cost = nil
        #expect(reading.text(cells: 78) == "~128 tokens · ~43 t/s · first 0.4 s · 3.4 s")
        let first = AnswerReading(
            tokens: 1, isExact: true, timing: AnswerTiming(firstToken: .seconds(1), total: .milliseconds(1_010)))
        #expect(first.text(cells: 78) == "1 token · first 1.0 s · 1.0 s")
        #expect(
            AnswerReading(tokens: 0, isExact: true, timing: AnswerTiming(total: .zero)).text(cells: 78)
                == "0 tokens · 0.0 s")
    }
}
