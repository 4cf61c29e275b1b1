import GatewayCore
import ParlanceConversations
import Synchronization

/// How far each of several answers is: `gpt-4o 120 tokens · mistral-large-latest 80 tokens, done`.
final class ComparisonProgress: Sendable {
    /// What counts each answer.
    let meters: [AnswerMeter]

    private let names: [String]
    private let ended = Mutex<[Int: String]>([:])

    /// - Parameter stopwatch: What the meters take the time with.
    init(_ turns: [PendingTurn], stopwatch: Stopwatch) {
        names = turns.map(\.name)
        meters = turns.map { AnswerMeter($0, model: nil, stopwatch: stopwatch, start: stopwatch.now) }
    }

    /// Tells that an answer has ended, and how, in a word.
    func end(_ index: Int, _ end: String) {
        ended.withLock { $0[index] = end }
    }

    /// All of them on one line.
    ///
    /// - Parameter left: One that is left out.
    func text(without left: Int?) -> String {
        let ended = ended.withLock { $0 }
        return meters.indices.filter { $0 != left }.map { index in
            "\(names[index]) \(meters[index].tokens)" + (ended[index].map { ", \($0)" } ?? "")
        }.joined(separator: " · ")
    }
}
