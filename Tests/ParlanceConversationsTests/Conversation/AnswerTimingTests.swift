import Testing

@testable import ParlanceConversations

@Suite("Times of an answer")
struct AnswerTimingTests {
    @Test("The speed is that from the first token to the end: the first one's own wait does not count")
    func speed() {
        let timing = AnswerTiming(firstToken: .seconds(1), total: .seconds(3))
        #expect(timing.tokensPerSecond(101) == 50)
        #expect(timing.tokensPerSecond(2) == 0.5)
    }

    @Test("No speed is shown for an answer too short to measure", arguments: [0, 1])
    func tooFewTokens(tokens: Int) {
        #expect(AnswerTiming(firstToken: .zero, total: .seconds(1)).tokensPerSecond(tokens) == nil)
    }

    @Test("Nor of one that came at once, or that did not come")
    func tooLittleTime() {
        #expect(AnswerTiming(firstToken: .seconds(1), total: .milliseconds(1_050)).tokensPerSecond(100) == nil)
        #expect(AnswerTiming(firstToken: .seconds(1), total: .seconds(1)).tokensPerSecond(100) == nil)
        #expect(AnswerTiming(total: .seconds(1)).tokensPerSecond(100) == nil)
    }

    @Test("A duration is seconds with their fraction")
    func seconds() {
        #expect(Duration.milliseconds(1_250).seconds == 1.25)
        #expect(Duration.seconds(-2).seconds == -2)
    }
}
