import ParlanceChat
import Synchronization

@testable import ParlanceAnswers

/// Ctrl-C as a test presses it.
final class ScriptedInterrupts: Interrupting {
    private let state = Mutex(State())

    private struct State {
        var handler: (@Sendable () -> Void)?
        var isPending = false
    }

    /// Presses Ctrl-C. When nothing can be interrupted yet, the next that can be is.
    func fire() {
        let handler = state.withLock { state in
            state.isPending = state.handler == nil
            return state.handler
        }
        handler?()
    }

    /// Whether Ctrl-C was pressed and nobody heard it.
    var isUnheard: Bool { state.withLock { $0.isPending } }

    func whileInterruptible<Value: Sendable>(
        onInterrupt handler: @escaping @Sendable () -> Void, _ operation: () async -> Value
    ) async -> Value {
        let isPending = state.withLock { state in
            state.handler = handler
            defer { state.isPending = false }
            return state.isPending
        }
        if isPending { handler() }
        defer { state.withLock { $0.handler = nil } }
        return await operation()
    }
}
