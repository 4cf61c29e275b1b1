import Synchronization

/// A clock that stands still until a test moves it.
package final class ManualClock: Clock, Sendable {
    /// A time on this clock.
    package struct Instant: InstantProtocol {
        /// The time since the clock was made.
        package var offset: Duration = .zero

        /// A later time.
        package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        /// The time between two times.
        package func duration(to other: Instant) -> Duration { other.offset - offset }
        /// Whether the first time is before the second.
        package static func < (first: Instant, second: Instant) -> Bool { first.offset < second.offset }
    }

    private struct Sleeper {
        var deadline: Instant
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Instant()
        var nextID = 0
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
        var watchers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Makes a clock that shows zero.
    package init() {}

    /// The time it shows.
    package var now: Instant { state.withLock(\.now) }
    /// No duration is too short.
    package var minimumResolution: Duration { .zero }

    /// Sleeps until a test has moved the time on to the deadline.
    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let watchers = state.withLock { state -> [CheckedContinuation<Void, Never>] in
                    if state.cancelled.remove(id) != nil {
                        continuation.resume(throwing: CancellationError())
                    } else if state.now >= deadline {
                        continuation.resume()
                    } else {
                        state.sleepers[id] = Sleeper(deadline: deadline, continuation: continuation)
                        defer { state.watchers = [] }
                        return state.watchers
                    }
                    return []
                }
                watchers.forEach { $0.resume() }
            }
        } onCancel: {
            state.withLock { state in
                if let sleeper = state.sleepers.removeValue(forKey: id) {
                    sleeper.continuation.resume(throwing: CancellationError())
                } else {
                    state.cancelled.insert(id)
                }
            }
        }
    }

    /// Waits until somebody sleeps.
    package func sleeper() async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.sleepers.isEmpty { state.watchers.append(continuation) }
                return !state.sleepers.isEmpty
            }
            if isThere { continuation.resume() }
        }
    }

    /// Waits until somebody sleeps, moves the time on and wakes those whose time has come.
    package func advance(by duration: Duration) async {
        await sleeper()
        let due = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            due.keys.forEach { state.sleepers[$0] = nil }
            return due.values
        }
        due.forEach { $0.continuation.resume() }
    }
}
