extension Validator {
    mutating func checkItems(
        _ instance: JSONValue, _ prefix: [NodeID], _ rest: NodeID?, _ evaluated: inout EvaluatedChildren
    ) {
        guard case .array(let array) = instance else { return }
        for (position, item) in array.enumerated() {
            guard let schema = position < prefix.count ? prefix[position] : rest else { return }
            evaluateMember(item, at: String(position), schema, "this item is not allowed")
            evaluated.insert(position)
        }
    }

    mutating func checkContains(
        _ instance: JSONValue, _ schema: NodeID, _ minimum: Int, _ maximum: Int?, _ node: SchemaPlan.Node,
        _ evaluated: inout EvaluatedChildren
    ) {
        guard case .array(let array) = instance else { return }
        var found = 0
        for (position, item) in array.enumerated() {
            let outcome = test { $0.descend(to: String(position)) { $0.evaluate(item, schema) } }
            guard outcome.isValid else { continue }
            found += 1
            evaluated.insert(position)
        }
        let ending = "that \(minimum == 1 ? "matches" : "match") the schema of \"contains\", found \(found)"
        if found < minimum {
            let keyword = minimum == 1 ? "contains" : "minContains"
            report(node, keyword, "expected at least \(minimum.counted("item", "items")) \(ending)")
        }
        if let maximum, found > maximum {
            let items = maximum.counted("item that matches", "items that match")
            report(node, "maxContains", "expected at most \(items) the schema of \"contains\", found \(found)")
        }
    }

    mutating func checkNames(_ instance: JSONValue, _ schema: NodeID, _ node: SchemaPlan.Node) {
        guard case .object(let object) = instance else { return }
        for key in object.keys {
            let (outcome, violations) = attempt { $0.descend(to: nil) { $0.evaluate(.string(key), schema) } }
            guard !outcome.isValid else { continue }
            let reason = violations.first.map { ": \($0.message)" } ?? ""
            report(
                node, "propertyNames", "the property name \(JSONValue.string(key).shortened) is not allowed\(reason)")
        }
    }

    mutating func checkProperties(
        _ instance: JSONValue, _ named: [CodePointKey: NodeID], _ patterns: [(pattern: Pattern, schema: NodeID)],
        _ additional: NodeID?, _ evaluated: inout EvaluatedChildren
    ) {
        guard case .object(let object) = instance else { return }
        for (position, (key, value)) in object.enumerated() {
            var schemas: [NodeID] = []
            if let schema = named[CodePointKey(string: key)] { schemas.append(schema) }
            for (pattern, schema) in patterns where pattern.matches(key) { schemas.append(schema) }
            if schemas.isEmpty, let additional { schemas.append(additional) }
            for schema in schemas { evaluateMember(value, at: key, schema, "this property is not allowed") }
            if !schemas.isEmpty { evaluated.insert(position) }
        }
    }

    mutating func checkUnevaluated(
        _ instance: JSONValue, _ keyword: SchemaKeyword, _ schema: NodeID, _ evaluated: inout EvaluatedChildren
    ) {
        switch (keyword, instance) {
        case (.unevaluatedItems, .array(let array)):
            for (position, item) in array.enumerated() where !evaluated.contains(position) {
                evaluateMember(item, at: String(position), schema, "this item is not allowed")
            }
        case (.unevaluatedProperties, .object(let object)):
            for (position, (key, value)) in object.enumerated() where !evaluated.contains(position) {
                evaluateMember(value, at: key, schema, "this property is not allowed")
            }
        default: return
        }
        evaluated = .all
    }

    /// Evaluates a child; when its schema is `false`, the message says that the child itself must not be there.
    private mutating func evaluateMember(_ child: JSONValue, at token: String, _ schema: NodeID, _ refusal: String) {
        descend(to: token) { validator in
            let node = validator.plan.nodes[schema]
            if case .nothing = node.rule {
                validator.report(node, nil, refusal)
            } else {
                validator.evaluate(child, schema)
            }
        }
    }
}
