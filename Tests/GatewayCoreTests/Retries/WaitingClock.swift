import Synchronization

/// A clock on which every wait is over at once, and which keeps how long each would have been.
final class WaitingClock: Clock, Sendable {
    struct Instant: InstantProtocol {
        var offset: Duration = .zero

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (first: Instant, second: Instant) -> Bool { first.offset < second.offset }
    }

    private let time = Mutex(Instant())
    private let kept = Mutex<[Duration]>([])

    var now: Instant { time.withLock { $0 } }
    var minimumResolution: Duration { .zero }
    /// The waits so far.
    var waits: [Duration] { kept.withLock { $0 } }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let wait = time.withLock { time in
            defer { time = max(time, deadline) }
            return time.duration(to: deadline)
        }
        kept.withLock { $0.append(wait) }
    }
}
