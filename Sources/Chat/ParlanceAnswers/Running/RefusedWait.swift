import GatewayCore
import ParlanceConversations
import Synchronization

/// The wait before a refused call is made again: as long as it lasts, nothing is asked.
final class RefusedWait: Sendable {
    private let stopwatch: Stopwatch
    private let end = Mutex<Duration?>(nil)

    init(_ stopwatch: Stopwatch) {
        self.stopwatch = stopwatch
    }

    /// Takes the next event of an answer.
    func note(_ event: StreamEvent) {
        guard case .retrying(let notice) = event, notice.error.isRefusal else { return end.withLock { $0 = nil } }
        let moment = stopwatch.now
        end.withLock { $0 = moment + notice.delay }
    }

    /// Whether it lasts now.
    var lasts: Bool {
        end.withLock(\.self).map { stopwatch.now < $0 } ?? false
    }
}
