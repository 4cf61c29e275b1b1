import GatewayCore
import Synchronization

/// What a call for a whole answer reported.
final class Heard: Sendable {
    private let events = Mutex<[StreamEvent]>([])

    /// Takes what is reported.
    func add(_ event: StreamEvent) {
        events.withLock { $0.append(event) }
    }

    /// What was said of settings.
    var sentences: [String] {
        events.withLock { $0 }.compactMap {
            if case .adjusted(let adjustment) = $0 { adjustment.sentence } else { nil }
        }
    }
}
