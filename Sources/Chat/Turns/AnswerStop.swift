import Synchronization

/// Stops an answer, or a program that is waited for, also when Ctrl-C comes before there is one to stop: a prompt takes a moment to reach the disk.
final class AnswerStop: Sendable {
    private struct State {
        var isPressed = false
        var cancel: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// Whether the person wants no more of it.
    var isPressed: Bool {
        state.withLock(\.isPressed)
    }

    /// Stops the answer, or the one that is about to begin.
    func press() {
        let cancel = state.withLock { state in
            state.isPressed = true
            return state.cancel
        }
        cancel?()
    }

    /// Tells which answer there is to stop.
    func watch(_ task: Task<some Sendable, Never>) {
        let isPressed = state.withLock { state in
            state.cancel = { task.cancel() }
            return state.isPressed
        }
        if isPressed { task.cancel() }
    }
}
