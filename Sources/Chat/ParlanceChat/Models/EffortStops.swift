import GatewayCore
import ParlanceConversations

/// The efforts of a session's model in the order in which Shift-Tab goes through them.
struct EffortStops: Sendable, Hashable {
    /// From the least to the most; `nil` is the level at which the model thinks anyway, and nothing is set then.
    let stops: [ReasoningEffort?]
    private let current: Int?

    /// The stops of a session; empty where its model has no levels, or nobody knows them.
    init(of session: Session) {
        let (gateway, asked) = (session.gateway, session.settings.effort)
        let levels = gateway.abilities.efforts.sorted()
        let usual = gateway.usualEffort
        let isUsualKnown = usual.map { levels.contains($0) } ?? false
        let all = levels.map { $0 == usual ? nil : $0 }
        stops = isUsualKnown || levels.isEmpty ? all : [nil] + all
        let now = asked.flatMap(gateway.effort(nearest:))
        current = stops.firstIndex(of: now == usual ? nil : now)
    }

    /// What is set next; after the most comes the least.
    var next: ReasoningEffort? { stops.isEmpty ? nil : stops[((current ?? -1) + 1) % stops.count] }
}
