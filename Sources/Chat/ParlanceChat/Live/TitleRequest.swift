import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import Synchronization

/// A title that a model is asked for while the person goes on.
final class TitleRequest: Sendable {
    /// So much of the prompt is shown to the model, in characters.
    private static let shown = 2_000

    /// The session that it is for.
    let path: String?
    private let result: Result
    private let task: Task<Answer, Never>

    /// Asks.
    init(_ turn: PendingTurn, for path: String?, by runner: TurnRunner) {
        self.path = path
        let result = Result()
        self.result = result
        task = Task {
            let answer = await runner.run(turn)
            result.set(answer)
            return answer
        }
    }

    /// What came; `nil` while nothing has.
    var answer: Answer? { result.value }

    /// Waits for it.
    func value() async -> Answer { await task.value }

    /// Stops it.
    func cancel() { task.cancel() }

    /// What the model is asked about a prompt.
    static func question(about prompt: String) -> String {
        """
        Give the conversation that starts with the prompt below a title of at most six words, in the language of the \
        prompt. Write nothing but the title.

        \(prompt.prefix(shown))
        """
    }

    /// Where the answer is put once it is there.
    private final class Result: Sendable {
        private let answer = Mutex<Answer?>(nil)
        var value: Answer? { answer.withLock(\.self) }
        func set(_ answer: Answer) { self.answer.withLock { $0 = answer } }
    }
}
