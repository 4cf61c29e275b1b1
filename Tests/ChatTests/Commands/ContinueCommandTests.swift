import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("/continue")
struct ContinueCommandTests {
    private func run(_ answer: Answer?) -> CommandTranscript {
        var transcript = CommandTranscript(
            session: .make(conversation: .make(("Tell me a story.", answer))))
        transcript.type("/continue")
        return transcript
    }

    @Test("An answer that was stopped, broke off or reached the limit is continued")
    func cut() {
        let failure = GatewayError(.incomplete, "Cut.")
        for answer in [
            Answer.make("Once", status: .interrupted, finishReason: nil),
            .make("Once", status: .failed, finishReason: nil, failure: failure),
            .make("Once", finishReason: FinishReason(.length)),
        ] {
            #expect(run(answer).outcome == .ask(Asking(continuing: 1, in: run(answer).session.tree)))
        }
    }

    @Test("A complete answer is not, nor one of which nothing came")
    func whole() {
        #expect(run(.make("The end.")).text.hasSuffix("error: The last answer is complete.\n"))
        for answer in [nil, Answer.make("", status: .interrupted, finishReason: nil)] {
            #expect(run(answer).text.hasSuffix("error: There is no answer that could be continued.\n"))
        }
    }
}
