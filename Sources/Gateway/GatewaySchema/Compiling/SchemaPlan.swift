import GatewayJSON

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
        /// Keywords that look at the value alone, cheap ones first.
        case assertions([SchemaKeyword])
        /// Keywords with other schemas among them, in the order in which they must be evaluated.
        case keywords([SchemaKeyword])

        /// The rule of keywords in the order in which they must be evaluated.
        init(_ keywords: [SchemaKeyword]) {
            if keywords.isEmpty {
                self = .anything
            } else {
                self = keywords.allSatisfy(\.isAssertion) ? .assertions(keywords) : .keywords(keywords)
            }
        }

        /// Whether no other schema is looked at.
        var isShallow: Bool {
            if case .keywords = self { false } else { true }
        }

        var keywords: [SchemaKeyword] {
            switch self {
            case .assertions(let keywords), .keywords(let keywords): keywords
            case .anything, .nothing: []
            }
        }
    }

    /// Whether any schema asks what others have looked at. Where none does, nobody keeps account of it.
    var tracksEvaluated = false
    /// Whether what any schema means depends on the dynamic scope.
    var hasDynamicReferences = false

    var nodes: [Node] = []
    var root: NodeID = 0
    /// The nodes with a `$dynamicAnchor`, by its name, of each resource.
    var dynamicAnchors: [ResourceID: [String: NodeID]] = [:]
}
