import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceAnswers
@testable import ParlanceConversations

@Suite("How far compared answers are")
struct ComparisonProgressTests {
    @Test("Each model has its tokens, and is done when its answer has ended")
    func text() {
        let session = Session.make()
        let turns = [ScriptedGateway.make(), .make(.mistralLarge)].map { session.turn(for: "Hello", of: $0) }
        let progress = ComparisonProgress(turns, stopwatch: .frozen)
        progress.meters[0].add(.text("One two three"))
        #expect(progress.text(without: nil) == "gpt-4o 3 tokens · mistral-large-latest 0 tokens")
        progress.end(0, "done")
        #expect(progress.text(without: nil) == "gpt-4o 3 tokens, done · mistral-large-latest 0 tokens")
        #expect(progress.text(without: 1) == "gpt-4o 3 tokens, done")
    }
}
