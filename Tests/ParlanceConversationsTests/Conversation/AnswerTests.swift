import GatewayJSON
import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceConversations

@Suite("Answer")
struct AnswerTests {
    @Test("Events add up to the answer; a later report of tokens replaces an earlier one")
    func events() {
        var answer = Answer(model: .gpt4o)
        let events: [StreamEvent] = [
            .metadata(["id": "1"]), .reasoning("Let me "), .reasoning("think."), .usage(.make(1, 0)), .text("Hel"),
            .text("lo"), .finish(FinishReason(.length, raw: "max_tokens")), .usage(.make(10, 2)),
        ]
        for event in events { answer.add(event) }
        #expect(
            answer
                == Answer(
                    model: .gpt4o, text: "Hello", reasoning: "Let me think.", status: .interrupted,
                    finishReason: FinishReason(.length, raw: "max_tokens"), usage: .make(10, 2)))
    }
}
