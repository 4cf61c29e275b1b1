/// A schema with every reference resolved and every keyword read, ready for the validator.
struct SchemaPlan: Sendable {
    typealias NodeID = Int
    typealias ResourceID = Int

    /// One schema or subschema.
    struct Node: Sendable {
        /// Its place inside of its document.
        let pointer: JSONPointer
        /// The schema resource it belongs to: the nearest enclosing schema with an `$id`, or the document.
        let resource: ResourceID
        var rule: Rule
    }

    enum Rule: Sendable {
        /// The schema `true`, or an object without keywords that assert anything.
        case anything
        /// The schema `false`.
        case nothing
        /// Keywords in the order in which they must be evaluated.
        case keywords([SchemaKeyword])
    }

    var nodes: [Node] = []
    var root: NodeID = 0
    /// The nodes with a `$dynamicAnchor`, by its name, of each resource.
    var dynamicAnchors: [ResourceID: [String: NodeID]] = [:]
}
