import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("/continue")
struct ContinueCommandTests {
    private func run(_ answer: Answer?) async -> CommandTranscript {
        var transcript = CommandTranscript(
            session: .make(
                gateway: .make(answers: [.answer(" upon a time")]),
                conversation: .make(("Tell me a story.", answer))))
        await transcript.type("/continue")
        return transcript
    }

    @Test("An answer that was stopped, broke off or reached the limit is continued")
    func cut() async {
        let failure = GatewayError(.incomplete, "Cut.")
        for answer in [
            Answer.make("Once", status: .interrupted, finishReason: nil),
            .make("Once", status: .failed, finishReason: nil, failure: failure),
            .make("Once", finishReason: FinishReason(.length)),
        ] {
            let session = await run(answer).session
            #expect(session.tree.turns.map(\.prompt) == ["Tell me a story.", "Tell me a story."])
            #expect(session.tree.turns.last?.answer?.text == "Once upon a time")
        }
    }

    @Test("A complete answer is not, nor one of which nothing came")
    func whole() async {
        #expect(await run(.make("The end.")).text.hasSuffix("error: The last answer is complete.\n"))
        for answer in [nil, Answer.make("", status: .interrupted, finishReason: nil)] {
            #expect(await run(answer).text.hasSuffix("error: There is no answer to continue.\n"))
        }
    }
}
