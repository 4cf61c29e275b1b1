import GatewayJSON

/// Turns a schema into the plan that the validator follows.
struct SchemaCompiler {
    typealias Location = SchemaIndex.Location
    typealias NodeID = SchemaPlan.NodeID

    var index: SchemaIndex
    private var plan = SchemaPlan()
    private var nodes: [Location: NodeID] = [:]
    /// Places that have a node but whose keywords have not been read. A list instead of recursion, because a long chain
    /// of references must not exhaust the stack.
    private var pending: [(NodeID, Location)] = []

    /// Whether `format` rejects values even where no metaschema asks for it.
    private let assertsFormats: Bool

    init(index: SchemaIndex, assertsFormats: Bool) {
        self.index = index
        self.assertsFormats = assertsFormats
    }

    mutating func compile(_ value: JSONValue) throws(SchemaError) -> SchemaPlan {
        let resource = try index.add(value, uri: URIReference(""))
        plan.root = try node(at: index.resources[resource].root)
        // Schemas that nothing leads to are read too, so that their mistakes are found.
        let places = index.schemas.keys.sorted { $0.pointer.tokens.lexicographicallyPrecedes($1.pointer.tokens) }
        for place in places { _ = try node(at: place) }
        var next = 0
        while next < pending.count {
            let (id, location) = pending[next]
            let rule = try rule(at: location)
            plan.nodes[id].rule = rule
            plan.tracksEvaluated = plan.tracksEvaluated || rule.keywords.contains(where: \.asksForEvaluated)
            plan.hasDynamicReferences = plan.hasDynamicReferences || rule.keywords.contains(where: \.isDynamic)
            next += 1
        }
        return plan
    }

    /// The node of the schema at a place.
    mutating func node(at location: Location) throws(SchemaError) -> NodeID {
        if let known = nodes[location] { return known }
        guard let resource = index.schemas[location] else {
            throw SchemaError(pointer: location.pointer, message: "no schema was found here.")
        }
        let id = plan.nodes.count
        plan.nodes.append(SchemaPlan.Node(pointer: location.pointer, resource: resource, rule: .anything))
        nodes[location] = id
        pending.append((id, location))
        if plan.dynamicAnchors[resource] == nil {
            plan.dynamicAnchors[resource] = [:]
            for (anchor, place) in index.resources[resource].dynamicAnchors {
                let target = try node(at: place)
                plan.dynamicAnchors[resource]?[anchor] = target
            }
        }
        return id
    }

    private mutating func rule(at location: Location) throws(SchemaError) -> SchemaPlan.Rule {
        let value = location.pointer.resolve(in: index.documents[location.document])
        switch value {
        case .bool(true): return .anything
        case .bool(false): return .nothing
        case .object(let object):
            let source = SchemaSource(object: object, location: location)
            let keywords = try keywords(of: source)
            return SchemaPlan.Rule(keywords)
        default:
            throw SchemaError(
                pointer: location.pointer,
                message: "a schema must be an object, true or false, but is \((value ?? .null).phrase).")
        }
    }

    /// The keywords in the order of evaluation: cheap checks first, and `unevaluated…` after all that evaluate.
    private mutating func keywords(of source: SchemaSource) throws(SchemaError) -> [SchemaKeyword] {
        let vocabularies = index.schemas[source.location].map { index.resources[$0].vocabularies } ?? .all
        var keywords: [SchemaKeyword] = []
        if vocabularies.contains(.validation) {
            keywords += try source.valueAssertions()
            keywords += try source.numberAssertions()
            keywords += try source.sizeAssertions()
            keywords += try source.objectAssertions()
        }
        if vocabularies.contains(.formatAssertion) || assertsFormats { keywords += try source.formatAssertion() }
        if vocabularies.contains(.applicator) { keywords += try childApplicators(of: source) }
        keywords += try references(of: source)
        if vocabularies.contains(.applicator) { keywords += try inPlaceApplicators(of: source) }
        if vocabularies.contains(.unevaluated) { keywords += try unevaluated(of: source) }
        return keywords
    }
}
