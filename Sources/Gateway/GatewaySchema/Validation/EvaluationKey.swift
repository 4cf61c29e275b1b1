/// What an outcome depends on: the same schema, dynamic scope and place in the value always come out alike.
struct EvaluationKey: Hashable {
    let node: SchemaPlan.NodeID
    let scope: DynamicScopes.ID
    let location: InstanceLocations.ID
}
