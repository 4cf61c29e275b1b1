/// Asks for the answers to several turns at once.
struct ComparisonRunner: Sendable {
    /// Whether answers are asked for piece by piece.
    var isStreaming: Bool
    /// What the times of answers are taken with.
    var stopwatch: Stopwatch

    /// Begins asking.
    ///
    /// - Parameter progress: Follows the answers; `nil` where nobody looks.
    /// - Returns: The answers in the order in which they end, each with the position of its turn, and the task that
    ///   waits for them: when it is cancelled, all answers end at once with what has come.
    func run(
        _ turns: [PendingTurn], progress: ComparisonProgress?
    ) -> (answers: AsyncStream<(index: Int, answer: Answer)>, task: Task<Void, Never>) {
        let (answers, continuation) = AsyncStream<(index: Int, answer: Answer)>.makeStream()
        let task = Task {
            await withTaskGroup(of: Void.self) { group in
                for (index, turn) in turns.enumerated() {
                    var runner = TurnRunner(presenter: nil, isStreaming: isStreaming, stopwatch: stopwatch)
                    runner.meter = progress?.meters[index]
                    group.addTask { [runner] in
                        let answer = await runner.run(turn)
                        progress?.end(index)
                        continuation.yield((index, answer))
                    }
                }
            }
            continuation.finish()
        }
        return (answers, task)
    }
}
