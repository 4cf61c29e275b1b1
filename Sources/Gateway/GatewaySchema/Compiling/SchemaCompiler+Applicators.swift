import GatewayJSON

extension SchemaCompiler {
    mutating func childApplicators(of source: SchemaSource) throws(SchemaError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        let prefix = try nodes("prefixItems", of: source) ?? []
        let rest = try node("items", of: source)
        if !prefix.isEmpty || rest != nil { keywords.append(.items(prefix: prefix, rest: rest)) }
        if let contains = try node("contains", of: source) {
            let minimum = try source.count("minContains") ?? 1
            keywords.append(.contains(contains, minimum: minimum, maximum: try source.count("maxContains")))
        }
        if let names = try node("propertyNames", of: source) { keywords.append(.propertyNames(names)) }
        if let properties = try properties(of: source) { keywords.append(properties) }
        return keywords
    }

    mutating func inPlaceApplicators(of source: SchemaSource) throws(SchemaError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        if let all = try nodes("allOf", of: source) { keywords.append(.allOf(all)) }
        if let any = try nodes("anyOf", of: source) { keywords.append(.anyOf(any)) }
        if let one = try nodes("oneOf", of: source) { keywords.append(.oneOf(one)) }
        if let not = try node("not", of: source) { keywords.append(.not(not)) }
        let then = try node("then", of: source)
        let otherwise = try node("else", of: source)
        if let condition = try node("if", of: source) {
            keywords.append(.conditional(condition: condition, then: then, otherwise: otherwise))
        }
        let dependents = try pairs("dependentSchemas", of: source)
        if !dependents.isEmpty { keywords.append(.dependentSchemas(dependents.map { ($0.key, $0.node) })) }
        return keywords
    }

    mutating func unevaluated(of source: SchemaSource) throws(SchemaError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        if let items = try node("unevaluatedItems", of: source) { keywords.append(.unevaluatedItems(items)) }
        if let properties = try node("unevaluatedProperties", of: source) {
            keywords.append(.unevaluatedProperties(properties))
        }
        return keywords
    }

    private mutating func properties(of source: SchemaSource) throws(SchemaError) -> SchemaKeyword? {
        let named = try pairs("properties", of: source)
        let patterned = try pairs("patternProperties", of: source)
        let additional = try node("additionalProperties", of: source)
        if named.isEmpty, patterned.isEmpty, additional == nil { return nil }
        var patterns: [(pattern: Pattern, schema: NodeID)] = []
        for (text, node) in patterned {
            let pointer = source.location.pointer.appending("patternProperties").appending(text)
            patterns.append((try source.pattern(text, at: pointer), node))
        }
        return .properties(
            Dictionary(named.map { (CodePointKey(string: $0.key), $0.node) }) { _, last in last },
            patterns: patterns,
            additional: additional)
    }

    /// The node of a keyword whose value is a schema.
    private mutating func node(_ keyword: String, of source: SchemaSource) throws(SchemaError) -> NodeID? {
        guard let value = source.object[keyword] else { return nil }
        if keyword == "items", value.arrayValue != nil {
            throw source.error(
                keyword,
                "\"items\" must be a schema; since draft 2020-12 an array of schemas belongs in \"prefixItems\".")
        }
        return try node(at: source.location.appending([keyword]))
    }

    /// The nodes of a keyword whose value is an array of schemas.
    private mutating func nodes(_ keyword: String, of source: SchemaSource) throws(SchemaError) -> [NodeID]? {
        guard let array = try source.array(keyword) else { return nil }
        guard !array.isEmpty else { throw source.error(keyword, "\"\(keyword)\" must contain at least one schema.") }
        var nodes: [NodeID] = []
        for index in array.indices { nodes.append(try node(at: source.location.appending([keyword, String(index)]))) }
        return nodes
    }

    /// The keys and nodes of a keyword whose value is an object of schemas.
    private mutating func pairs(
        _ keyword: String, of source: SchemaSource
    ) throws(SchemaError) -> [(key: String, node: NodeID)] {
        var pairs: [(key: String, node: NodeID)] = []
        for key in try source.keys(keyword) {
            pairs.append((key, try node(at: source.location.appending([keyword, key]))))
        }
        return pairs
    }
}
