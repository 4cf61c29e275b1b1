/// One validation of one value: follows a plan and collects violations.
struct Validator {
    typealias NodeID = SchemaPlan.NodeID

    /// What came of evaluating a value against a schema.
    struct Outcome {
        let isValid: Bool
        /// Complete if the value is valid; otherwise whatever was looked at, to spare a reader follow-up complaints.
        let evaluated: EvaluatedChildren
    }

    /// Deeper evaluations are reported as a violation, so that no value exhausts the stack.
    static let depthLimit = 2000

    let plan: SchemaPlan
    private(set) var violations: [SchemaViolation] = []
    private var failures = 0
    /// Whether only validity matters: no messages are made, and a schema is left at the first failure.
    private var isSilent = false
    /// The place in the value that is being evaluated.
    private(set) var instancePath: [String] = []
    /// The schema resources entered so far, outermost first.
    private var dynamicScope: [SchemaPlan.ResourceID] = []
    /// The evaluations going on, outermost first, each with how deep in the value it works.
    private var active: [(node: NodeID, level: Int)] = []
    private var level = 0

    init(plan: SchemaPlan) {
        self.plan = plan
    }

    mutating func validate(_ instance: JSONValue) -> [SchemaViolation] {
        evaluate(instance, plan.root)
        return violations
    }

    /// Evaluates the value at the current place against a schema.
    @discardableResult
    mutating func evaluate(_ instance: JSONValue, _ id: NodeID) -> Outcome {
        let node = plan.nodes[id]
        switch node.rule {
        case .anything: return Outcome(isValid: true, evaluated: EvaluatedChildren())
        case .nothing:
            report(node, nil, "no value is allowed here, got \(instance.phrase)")
            return Outcome(isValid: false, evaluated: EvaluatedChildren())
        case .keywords(let keywords):
            guard active.count < Self.depthLimit else {
                report(node, nil, "the value or the schema nests too deeply to be checked")
                return Outcome(isValid: false, evaluated: EvaluatedChildren())
            }
            // Meeting the same schema again before a step down into the value would go on for ever.
            let isLoop = active.reversed().prefix { $0.level == level }.contains { $0.node == id }
            if isLoop { return Outcome(isValid: true, evaluated: EvaluatedChildren()) }
            return evaluate(instance, node, id, keywords)
        }
    }

    private mutating func evaluate(
        _ instance: JSONValue, _ node: SchemaPlan.Node, _ id: NodeID, _ keywords: [SchemaKeyword]
    ) -> Outcome {
        active.append((id, level))
        let entersResource = dynamicScope.last != node.resource
        if entersResource { dynamicScope.append(node.resource) }
        defer {
            active.removeLast()
            if entersResource { dynamicScope.removeLast() }
        }
        let failuresBefore = failures
        var evaluated = EvaluatedChildren()
        for keyword in keywords {
            check(instance, keyword, of: node, &evaluated)
            if isSilent, failures > failuresBefore { break }
        }
        return Outcome(isValid: failures == failuresBefore, evaluated: evaluated)
    }
}

extension Validator {
    /// Notes that the value at the current place breaks a keyword (nil stands for the schema `false`).
    mutating func report(_ node: SchemaPlan.Node, _ keyword: String?, _ message: @autoclosure () -> String) {
        failures += 1
        guard !isSilent else { return }
        violations.append(
            SchemaViolation(
                instancePointer: JSONPointer(tokens: instancePath),
                schemaPointer: keyword.map(node.pointer.appending) ?? node.pointer,
                message: message()))
    }

    /// Works on something inside of the value at the current place. A property's name has no place (token) of its own.
    mutating func descend<Result>(
        to token: @autoclosure () -> String?, _ work: (inout Validator) -> Result
    ) -> Result {
        let outerPath = instancePath
        // The path serves messages only, so a silent run spares itself the text.
        if !isSilent, let token = token() { instancePath.append(token) }
        level += 1
        defer {
            level -= 1
            instancePath = outerPath
        }
        return work(&self)
    }

    /// Evaluates without consequences: the violations are handed back instead of counting against the value.
    mutating func attempt(_ evaluation: (inout Validator) -> Outcome) -> (Outcome, [SchemaViolation]) {
        let outside = violations
        let failuresBefore = failures
        violations = []
        let outcome = evaluation(&self)
        let inside = violations
        violations = outside
        failures = failuresBefore
        return (outcome, inside)
    }

    /// Evaluates without consequences and without making messages.
    mutating func test(_ evaluation: (inout Validator) -> Outcome) -> Outcome {
        let wasSilent = isSilent
        let failuresBefore = failures
        isSilent = true
        let outcome = evaluation(&self)
        isSilent = wasSilent
        failures = failuresBefore
        return outcome
    }

    /// The schema a dynamic reference means here: the outermost resource in scope that has the anchor decides.
    func dynamicTarget(_ anchor: String, otherwise node: NodeID) -> NodeID {
        for resource in dynamicScope {
            if let target = plan.dynamicAnchors[resource]?[anchor] { return target }
        }
        return node
    }
}
