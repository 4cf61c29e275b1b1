import Synchronization

/// Stops an answer, also when Ctrl-C comes before there is one to stop: a prompt takes a moment to reach the disk.
final class AnswerStop: Sendable {
    private struct State {
        var isPressed = false
        var task: Task<Answer, Never>?
    }

    private let state = Mutex(State())

    /// Whether the person wants no more of it.
    var isPressed: Bool {
        state.withLock(\.isPressed)
    }

    /// Stops the answer, or the one that is about to begin.
    func press() {
        let task = state.withLock { state in
            state.isPressed = true
            return state.task
        }
        task?.cancel()
    }

    /// Tells which answer there is to stop.
    func watch(_ task: Task<Answer, Never>) {
        let isPressed = state.withLock { state in
            state.task = task
            return state.isPressed
        }
        if isPressed { task.cancel() }
    }
}
