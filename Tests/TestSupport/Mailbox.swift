import Dispatch
import Synchronization

/// A queue that tasks take from as elements arrive, first come, first served.
package final class Mailbox<Element: Sendable>: Sendable {
    private let state = Mutex(State())

    private struct State {
        var elements: [Element] = []
        var waiters: [(id: Int, continuation: CheckedContinuation<Element?, Never>)] = []
        var lastID = 0
    }

    /// Creates an empty mailbox.
    package init() {}

    /// Adds an element, for the first who waits or the next who comes.
    package func put(_ element: Element) {
        let waiter = state.withLock { state in
            if state.waiters.isEmpty {
                state.elements.append(element)
                return CheckedContinuation<Element?, Never>?.none
            }
            return state.waiters.removeFirst().continuation
        }
        waiter?.resume(returning: element)
    }

    /// Takes the first element, waiting for it if need be.
    ///
    /// - Throws: ``WaitTimeout`` when none comes.
    package func next(timeout: Duration = WaitTimeout.generous, waitingFor event: String) async throws -> Element {
        let element = await withCheckedContinuation { (continuation: CheckedContinuation<Element?, Never>) in
            wait(with: continuation, timeout: timeout)
        }
        guard let element else { throw WaitTimeout(waitingFor: event, for: timeout) }
        return element
    }

    private func wait(with continuation: CheckedContinuation<Element?, Never>, timeout: Duration) {
        let (element, id) = state.withLock { state -> (Element?, Int) in
            if !state.elements.isEmpty { return (state.elements.removeFirst(), 0) }
            state.lastID += 1
            state.waiters.append((state.lastID, continuation))
            return (nil, state.lastID)
        }
        guard element == nil else { return continuation.resume(returning: element) }
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(timeout / .milliseconds(1)))) {
            self.giveUp(id)
        }
    }

    private func giveUp(_ id: Int) {
        let waiter = state.withLock { state in
            state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0).continuation }
        }
        waiter?.resume(returning: nil)
    }
}
