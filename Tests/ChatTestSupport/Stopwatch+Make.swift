package import ParlanceConversations
import Synchronization

extension Stopwatch {
    /// A stopwatch for which no time passes.
    package static let frozen = Stopwatch { .zero }

    /// A stopwatch that shows these times, one at each look, and the last of them from then on.
    package static func make(_ readings: Duration...) -> Stopwatch {
        let looks = Counter()
        return Stopwatch { readings[min(looks.next(), readings.count - 1)] }
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)

        func next() -> Int {
            count.withLock { count in
                defer { count += 1 }
                return count
            }
        }
    }
}
