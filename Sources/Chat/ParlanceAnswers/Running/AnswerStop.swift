import Synchronization

/// Stops answers, or a program that is waited for, also when Ctrl-C comes before there is one to stop: a prompt takes a
/// moment to reach the disk.
package final class AnswerStop: Sendable {
    private struct State {
        var isPressed = false
        var cancels: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())

    /// Nothing is to be stopped yet.
    package init() {}

    /// Whether the person wants no more of it.
    package var isPressed: Bool {
        state.withLock(\.isPressed)
    }

    /// Stops what there is to stop, and what is about to begin.
    package func press() {
        let cancels = state.withLock { state in
            state.isPressed = true
            return state.cancels
        }
        for cancel in cancels { cancel() }
    }

    /// Tells of another answer to stop.
    package func watch(_ task: Task<some Sendable, Never>) {
        let isPressed = state.withLock { state in
            state.cancels.append { task.cancel() }
            return state.isPressed
        }
        if isPressed { task.cancel() }
    }
}
