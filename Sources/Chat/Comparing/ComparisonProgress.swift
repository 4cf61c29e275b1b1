import Synchronization

/// How far each of several answers is: `gpt-4o 120 tokens · mistral-large-latest 80 tokens, done`.
final class ComparisonProgress: Sendable {
    /// What counts each answer.
    let meters: [AnswerMeter]

    private let names: [String]
    private let ended = Mutex<Set<Int>>([])

    /// - Parameter stopwatch: What the meters take the time with.
    init(_ turns: [PendingTurn], stopwatch: Stopwatch) {
        names = turns.map(\.gateway.id.model)
        meters = turns.map { AnswerMeter($0, model: nil, stopwatch: stopwatch, start: stopwatch.now) }
    }

    /// Tells that an answer has ended, in whatever way.
    func end(_ index: Int) {
        ended.withLock { _ = $0.insert(index) }
    }

    /// All of them on one line.
    var text: String {
        let ended = ended.withLock { $0 }
        return meters.indices.map { index in
            "\(names[index]) \(meters[index].tokens)" + (ended.contains(index) ? ", done" : "")
        }.joined(separator: " · ")
    }
}
