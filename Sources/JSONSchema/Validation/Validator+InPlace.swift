extension Validator {
    mutating func checkAnyOf(
        _ instance: JSONValue, _ schemas: [NodeID], _ node: SchemaPlan.Node, _ evaluated: inout EvaluatedChildren
    ) {
        let tried = attempts(instance, schemas)
        // Every alternative must be tried, even after a match, because each may evaluate other children.
        for (outcome, _) in tried where outcome.isValid { evaluated.formUnion(outcome.evaluated) }
        if tried.contains(where: { $0.0.isValid }) { return }
        for (outcome, _) in tried { evaluated.formUnion(outcome.evaluated) }
        let complaint = noMatch(tried.map(\.1))
        report(node, "anyOf", complaint)
    }

    mutating func checkOneOf(
        _ instance: JSONValue, _ schemas: [NodeID], _ node: SchemaPlan.Node, _ evaluated: inout EvaluatedChildren
    ) {
        let tried = attempts(instance, schemas)
        let matching = tried.indices.filter { tried[$0].0.isValid }
        if matching.isEmpty {
            for (outcome, _) in tried { evaluated.formUnion(outcome.evaluated) }
            let complaint = noMatch(tried.map(\.1))
            report(node, "oneOf", complaint)
            return
        }
        for position in matching { evaluated.formUnion(tried[position].0.evaluated) }
        if matching.count > 1 {
            let numbers = matching.map { String($0 + 1) }.joined(separator: " and ")
            report(
                node, "oneOf",
                "expected exactly one of \(schemas.count) alternatives to match, but alternatives \(numbers) do")
        }
    }

    mutating func checkNot(_ instance: JSONValue, _ schema: NodeID, _ node: SchemaPlan.Node) {
        guard test({ $0.evaluate(instance, schema) }).isValid else { return }
        report(node, "not", "expected a value that does not match the schema of \"not\", got \(instance.phrase)")
    }

    mutating func checkConditional(
        _ instance: JSONValue, _ condition: NodeID, _ then: NodeID?, _ otherwise: NodeID?,
        _ evaluated: inout EvaluatedChildren
    ) {
        let outcome = test { $0.evaluate(instance, condition) }
        if outcome.isValid { evaluated.formUnion(outcome.evaluated) }
        guard let branch = outcome.isValid ? then : otherwise else { return }
        evaluated.formUnion(evaluate(instance, branch).evaluated)
    }

    mutating func checkDependents(
        _ instance: JSONValue, _ schemas: [(property: String, schema: NodeID)], _ evaluated: inout EvaluatedChildren
    ) {
        guard case .object(let object) = instance else { return }
        for (property, schema) in schemas where object[property] != nil {
            evaluated.formUnion(evaluate(instance, schema).evaluated)
        }
    }

    private mutating func attempts(
        _ instance: JSONValue, _ schemas: [NodeID]
    ) -> [(Outcome, [SchemaViolation])] {
        schemas.map { schema in attempt { $0.evaluate(instance, schema) } }
    }

    /// A sentence with the first complaint of each alternative.
    private func noMatch(_ complaints: [[SchemaViolation]]) -> String {
        let reasons = complaints.prefix(8).enumerated().map { number, violations in
            guard let first = violations.first else { return "(\(number + 1)) does not match" }
            let inside = first.instancePointer.tokens.dropFirst(instancePath.count)
            let place = inside.isEmpty ? "" : "\(JSONPointer(tokens: Array(inside))): "
            let reason = place + first.message
            // Alternatives may hold alternatives; without a limit a message could grow with every level.
            return "(\(number + 1)) \(reason.prefix(200))\(reason.count > 200 ? "…" : "")"
        }
        let rest = complaints.count > reasons.count ? "; …" : ""
        let alternatives = complaints.count.counted("alternative", "alternatives")
        return "matches none of \(alternatives): " + reasons.joined(separator: "; ") + rest
    }
}
