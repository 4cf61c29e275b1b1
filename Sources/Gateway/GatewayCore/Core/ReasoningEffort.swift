/// How hard a model thinks before it answers, from not at all to as hard as it can.
///
/// No model has all of the levels: ``ModelAbilities/efforts`` has those of one.
public enum ReasoningEffort: String, Sendable, Hashable, CaseIterable, Comparable, Codable {
    /// No reasoning.
    case off
    /// Hardly any.
    case minimal
    /// Less than usual.
    case low
    /// The middle.
    case medium
    /// More than usual.
    case high
    /// A level above, which few models have.
    case xhigh
    /// All that the model can do.
    case max

    /// Its place among all levels.
    private var rank: Int {
        switch self {
        case .off: 0
        case .minimal: 1
        case .low: 2
        case .medium: 3
        case .high: 4
        case .xhigh: 5
        case .max: 6
        }
    }

    /// Whether one level is less reasoning than another.
    public static func < (left: ReasoningEffort, right: ReasoningEffort) -> Bool {
        left.rank < right.rank
    }

    /// The level of these that is nearest, the lower of two that are equally near; `nil` where there is none.
    ///
    /// No reasoning is a step further from any level than its neighbors are from one another: who asks for little
    /// reasoning wants some, and is given `off` only by a model that has nothing between.
    public func nearest(in levels: [ReasoningEffort]) -> ReasoningEffort? {
        if levels.contains(self) { return self }
        func distance(_ level: ReasoningEffort) -> Int {
            abs(level.rank - rank) + (level == .off ? Self.allCases.count : 0)
        }
        return levels.sorted().min { distance($0) < distance($1) }
    }
}
