package import Dispatch
import Synchronization

/// A gate that is closed until somebody opens it, and open ever after.
///
/// It is how a test says "the stream hangs here" or "wait until that has happened" without sleeping.
package final class Gate: Sendable {
    private let state = Mutex(State())

    private struct State {
        var isOpen = false
        var callbacks: [@Sendable () -> Void] = []
    }

    /// Creates a closed gate.
    package init() {}

    /// Opens the gate; everybody who waits goes on.
    package func open() {
        let callbacks = state.withLock { state in
            state.isOpen = true
            defer { state.callbacks = [] }
            return state.callbacks
        }
        for callback in callbacks { callback() }
    }

    /// Waits until the gate is open.
    ///
    /// - Throws: ``WaitTimeout`` when that takes longer than only a failure would.
    package func wait(timeout: Duration = WaitTimeout.generous) async throws {
        let mailbox = Mailbox<Void>()
        whenOpen { mailbox.put(()) }
        try await mailbox.next(timeout: timeout, waitingFor: "a gate to be opened")
    }

    /// Waits on a thread that may block; returns whether the gate is open.
    package func waitBlocking(timeout: DispatchTimeInterval = .seconds(600)) -> Bool {
        let semaphore = DispatchSemaphore(value: 0)
        whenOpen { semaphore.signal() }
        return semaphore.wait(timeout: .now() + timeout) == .success
    }

    /// Calls back as soon as the gate is open, at once if it is.
    package func whenOpen(_ callback: @escaping @Sendable () -> Void) {
        let isOpen = state.withLock { state in
            if !state.isOpen { state.callbacks.append(callback) }
            return state.isOpen
        }
        if isOpen { callback() }
    }
}
