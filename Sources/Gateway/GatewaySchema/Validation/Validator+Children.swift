import GatewayJSON

extension Validator {
    mutating func checkItems(
        _ instance: JSONValue, _ prefix: [NodeID], _ rest: NodeID?, _ evaluated: inout EvaluatedChildren
    ) throws(Halt) {
        guard case .array(let array) = instance else { return }
        for (position, item) in array.enumerated() where !isSettled {
            guard let schema = position < prefix.count ? prefix[position] : rest else { return }
            try requireChild(item, position, of: instance, schema, "this item is not allowed")
            if plan.tracksEvaluated { evaluated.insert(position) }
        }
    }

    mutating func checkContains(
        _ instance: JSONValue, _ schema: NodeID, _ minimum: Int, _ maximum: Int?, _ node: NodeID,
        _ evaluated: inout EvaluatedChildren
    ) throws(Halt) {
        guard case .array(let array) = instance else { return }
        var found = 0
        for (position, item) in array.enumerated() {
            let outcome = try outcome(item, at: locations.child(position, of: location, in: instance), schema)
            guard outcome.isValid else { continue }
            found += 1
            if plan.tracksEvaluated { evaluated.insert(position) }
            if found >= minimum, maximum == nil, !plan.tracksEvaluated { return }
        }
        let ending = "that \(minimum == 1 ? "matches" : "match") the schema of \"contains\", found \(found)"
        if found < minimum {
            let keyword = minimum == 1 ? "contains" : "minContains"
            report(plan.nodes[node], keyword, "expected at least \(minimum.counted("item", "items")) \(ending)")
        }
        if let maximum, found > maximum {
            let items = maximum.counted("item that matches", "items that match")
            report(
                plan.nodes[node], "maxContains", "expected at most \(items) the schema of \"contains\", found \(found)")
        }
    }

    mutating func checkNames(_ instance: JSONValue, _ schema: NodeID, _ node: NodeID) throws(Halt) {
        guard case .object(let object) = instance else { return }
        for (position, (key, _)) in object.enumerated() where !isSettled {
            let name = locations.name(position, of: location, in: object)
            if try outcome(.string(key), at: name, schema).isValid { continue }
            var reason = ""
            if isCollecting {
                let outer = location
                location = name
                let first = try complaint(.string(key), schema)
                location = outer
                reason = first.map { ": \($0.message)" } ?? ""
            }
            report(
                plan.nodes[node], "propertyNames",
                "the property name \(JSONValue.string(key).shortened) is not allowed\(reason)")
        }
    }

    mutating func checkProperties(
        _ instance: JSONValue, _ named: [CodePointKey: NodeID], _ patterns: [(pattern: Pattern, schema: NodeID)],
        _ additional: NodeID?, _ evaluated: inout EvaluatedChildren
    ) throws(Halt) {
        guard case .object(let object) = instance else { return }
        // While nobody asks what is wrong, what only looks at a value itself comes before what goes down.
        for isShallow in isCollecting ? [nil] : [true, false] {
            for position in 0..<object.count where !isSettled {
                let key = object[position].key
                var schemas = try schemas(of: key, named, patterns)
                if schemas.isEmpty, let additional { schemas.append(additional) }
                if !schemas.isEmpty, plan.tracksEvaluated { evaluated.insert(position) }
                for schema in schemas where isShallow == nil || plan.nodes[schema].rule.isShallow == isShallow {
                    try requireChild(
                        object[position].value, position, of: instance, schema, "this property is not allowed")
                }
            }
        }
    }

    /// The schemas of a property that its name leads to.
    private mutating func schemas(
        of key: String, _ named: [CodePointKey: NodeID], _ patterns: [(pattern: Pattern, schema: NodeID)]
    ) throws(Halt) -> [NodeID] {
        var schemas: [NodeID] = []
        if let schema = named[CodePointKey(string: key)] { schemas.append(schema) }
        for (pattern, schema) in patterns where try matches(key, pattern, at: schema) { schemas.append(schema) }
        return schemas
    }

    mutating func checkUnevaluated(
        _ instance: JSONValue, _ keyword: SchemaKeyword, _ schema: NodeID, _ evaluated: inout EvaluatedChildren
    ) throws(Halt) {
        switch (keyword, instance) {
        case (.unevaluatedItems, .array(let array)):
            for (position, item) in array.enumerated() where !evaluated.contains(position) && !isSettled {
                try requireChild(item, position, of: instance, schema, "this item is not allowed")
            }
        case (.unevaluatedProperties, .object(let object)):
            for (position, (_, value)) in object.enumerated() where !evaluated.contains(position) && !isSettled {
                try requireChild(value, position, of: instance, schema, "this property is not allowed")
            }
        default: return
        }
        evaluated = .all
    }

    /// Demands that a child matches; when its schema is `false`, the message says that the child must not be there.
    private mutating func requireChild(
        _ child: JSONValue, _ position: Int, of instance: JSONValue, _ schema: NodeID, _ refusal: String
    ) throws(Halt) {
        let outer = location
        location = locations.child(position, of: location, in: instance)
        if case .nothing = plan.nodes[schema].rule {
            report(plan.nodes[schema], nil, refusal)
        } else {
            var evaluated = EvaluatedChildren()
            try require(child, schema, &evaluated)
        }
        location = outer
    }

    /// The outcome of a child or a name, at its own place.
    private mutating func outcome(
        _ child: JSONValue, at place: InstanceLocations.ID, _ schema: NodeID
    ) throws(Halt) -> Outcome {
        let outer = location
        location = place
        let outcome = try outcome(child, schema)
        location = outer
        return outcome
    }
}
