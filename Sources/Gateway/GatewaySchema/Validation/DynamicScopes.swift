/// The dynamic scopes met so far, each with a number.
///
/// Of the resources that were entered, only the outermost one with an anchor counts. So scopes that lead each dynamic
/// anchor to the same schema are the same, and there are few of them, however deeply schemas refer to each other.
struct DynamicScopes {
    typealias ID = Int

    private struct Step: Hashable {
        let scope: ID
        let resource: SchemaPlan.ResourceID
    }

    private var targets: [[String: SchemaPlan.NodeID]] = [[:]]
    private var numbers: [[String: SchemaPlan.NodeID]: ID] = [[:]: 0]
    private var steps: [Step: ID] = [:]

    /// The scope before any resource is entered.
    static let outermost: ID = 0

    /// The scope inside of a resource with these dynamic anchors.
    mutating func entering(
        _ resource: SchemaPlan.ResourceID, _ anchors: [String: SchemaPlan.NodeID], from scope: ID
    ) -> ID {
        let step = Step(scope: scope, resource: resource)
        if let known = steps[step] { return known }
        let merged = targets[scope].merging(anchors) { outer, _ in outer }
        let number: ID
        if let known = numbers[merged] {
            number = known
        } else {
            number = targets.count
            targets.append(merged)
            numbers[merged] = number
        }
        steps[step] = number
        return number
    }

    /// The schema that an anchor means in a scope.
    func target(of anchor: String, in scope: ID) -> SchemaPlan.NodeID? {
        targets[scope][anchor]
    }
}
