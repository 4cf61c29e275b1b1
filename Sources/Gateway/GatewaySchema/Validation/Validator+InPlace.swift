import GatewayJSON

extension Validator {
    mutating func checkAllOf(
        _ instance: JSONValue, _ schemas: [NodeID], _ evaluated: inout EvaluatedChildren
    ) throws(Halt) {
        for schema in schemas where !isSettled { try require(instance, schema, &evaluated) }
    }

    mutating func checkAnyOf(
        _ instance: JSONValue, _ schemas: [NodeID], _ node: NodeID, _ evaluated: inout EvaluatedChildren
    ) throws(Halt) {
        var isMatched = false
        var missed = EvaluatedChildren()
        for schema in schemas {
            let outcome = try outcome(instance, schema)
            if outcome.isValid {
                isMatched = true
                evaluated.formUnion(outcome.evaluated)
                // Where it matters what was evaluated, the others are tried too: each may evaluate other children.
                if !plan.tracksEvaluated { return }
            } else {
                missed.formUnion(outcome.evaluated)
            }
        }
        if isMatched { return }
        evaluated.formUnion(missed)
        let complaint = try noMatch(instance, schemas)
        report(plan.nodes[node], "anyOf", complaint)
    }

    mutating func checkOneOf(
        _ instance: JSONValue, _ schemas: [NodeID], _ node: NodeID, _ evaluated: inout EvaluatedChildren
    ) throws(Halt) {
        var matching: [Int] = []
        var missed = EvaluatedChildren()
        for (position, schema) in schemas.enumerated() {
            let outcome = try outcome(instance, schema)
            if outcome.isValid {
                matching.append(position)
                evaluated.formUnion(outcome.evaluated)
                if matching.count > 1, !plan.tracksEvaluated, !isCollecting { break }
            } else {
                missed.formUnion(outcome.evaluated)
            }
        }
        if matching.isEmpty {
            evaluated.formUnion(missed)
            let complaint = try noMatch(instance, schemas)
            report(plan.nodes[node], "oneOf", complaint)
        } else if matching.count > 1 {
            let numbers = matching.map { String($0 + 1) }.joined(separator: " and ")
            report(
                plan.nodes[node], "oneOf",
                "expected exactly one of \(schemas.count) alternatives to match, but alternatives \(numbers) do")
        }
    }

    mutating func checkNot(_ instance: JSONValue, _ schema: NodeID, _ node: NodeID) throws(Halt) {
        guard try outcome(instance, schema).isValid else { return }
        report(
            plan.nodes[node], "not",
            "expected a value that does not match the schema of \"not\", got \(instance.phrase)")
    }

    mutating func checkConditional(
        _ instance: JSONValue, _ condition: NodeID, _ then: NodeID?, _ otherwise: NodeID?,
        _ evaluated: inout EvaluatedChildren
    ) throws(Halt) {
        let outcome = try outcome(instance, condition)
        if outcome.isValid { evaluated.formUnion(outcome.evaluated) }
        guard let branch = outcome.isValid ? then : otherwise else { return }
        try require(instance, branch, &evaluated)
    }

    mutating func checkDependents(
        _ instance: JSONValue, _ schemas: [(property: String, schema: NodeID)], _ evaluated: inout EvaluatedChildren
    ) throws(Halt) {
        guard case .object(let object) = instance else { return }
        for (property, schema) in schemas where !isSettled && object[property] != nil {
            try require(instance, schema, &evaluated)
        }
    }

    /// A sentence with the first complaint of each alternative; empty while nobody asks for it.
    private mutating func noMatch(_ instance: JSONValue, _ schemas: [NodeID]) throws(Halt) -> String {
        guard isCollecting, !isSettled else { return "" }
        let alternatives = schemas.count.counted("alternative", "alternatives")
        guard complaintDepth < Self.complaintDepthLimit else { return "matches none of \(alternatives)" }
        let reasons = reasons(try complaints(instance, schemas.prefix(8)))
        let rest = schemas.count > reasons.count ? "; …" : ""
        return "matches none of \(alternatives): " + reasons.joined(separator: "; ") + rest
    }

    /// The first complaint of each alternative, in a function of its own: it leads down, and needs little stack.
    private mutating func complaints(
        _ instance: JSONValue, _ schemas: ArraySlice<NodeID>
    ) throws(Halt) -> [SchemaViolation?] {
        var complaints: [SchemaViolation?] = []
        for schema in schemas { complaints.append(try complaint(instance, schema)) }
        return complaints
    }

    private func reasons(_ complaints: [SchemaViolation?]) -> [String] {
        let depth = path.count
        return complaints.enumerated().map { number, first in
            guard let first else { return "(\(number + 1)) does not match" }
            let inside = first.instancePointer.tokens.dropFirst(depth)
            let place = inside.isEmpty ? "" : "\(JSONPointer(tokens: Array(inside))): "
            let reason = place + first.message
            // Alternatives may hold alternatives; without a limit a message could grow with every level.
            return "(\(number + 1)) \(reason.prefix(200))\(reason.count > 200 ? "…" : "")"
        }
    }
}
