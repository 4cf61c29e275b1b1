import GatewayCore
import Synchronization

/// What was said of settings that don't reach a model as they were asked for: it holds for every turn, and is said with
/// the first.
package final class AdjustmentNotices: Sendable {
    private let told = Mutex<Set<String>>([])

    /// Nothing was said yet.
    package init() {}

    /// Whether an adjustment is news; from now on it is none.
    func tell(_ adjustment: RequestAdjustment) -> Bool {
        told.withLock { $0.insert(adjustment.sentence).inserted }
    }
}
