import GatewayJSON

/// One validation of one value.
///
/// First it finds out what is valid, without a message and each outcome only once; then it follows what is not valid
/// and collects the violations. So the time grows with the places of the value times the schemas that look at each,
/// however many ways lead there.
struct Validator {
    typealias NodeID = SchemaPlan.NodeID

    /// What came of evaluating a value against a schema.
    struct Outcome {
        let isValid: Bool
        /// Complete if the value is valid; otherwise whatever was looked at, to spare a reader follow-up complaints.
        /// Empty where no schema asks for it.
        let evaluated: EvaluatedChildren
    }

    /// Why a validation ends early.
    enum Halt: Error {
        case cancelled
        /// Going on would take too much; the violation says what.
        case tooMuch(SchemaViolation)
    }

    /// Deeper evaluations are reported as a violation, so that no value exhausts the stack.
    static let depthLimit = 1600

    /// A complaint about alternatives inside of more alternatives than this is cut off anyway.
    static let complaintDepthLimit = 8

    let plan: SchemaPlan
    private let root: JSONValue
    private let isCancelled: () -> Bool
    /// What patterns may still cost.
    var patternEffort = PatternEffort()

    var locations = InstanceLocations()
    /// The place in the value that is being evaluated.
    var location = InstanceLocations.root
    private var scopes = DynamicScopes()
    private var scope = DynamicScopes.outermost
    private var memory = OutcomeMemory()
    private var complaints: [EvaluationKey: SchemaViolation?] = [:]
    /// What is collected; nil while only validity matters.
    private var collector: ViolationCollector?
    /// How many complaints are being made inside of each other.
    private(set) var complaintDepth = 0
    private var failures = 0
    private var depth = 0
    private var steps = 0

    init(plan: SchemaPlan, _ instance: JSONValue, isCancelled: @escaping () -> Bool) {
        self.plan = plan
        self.isCancelled = isCancelled
        root = instance
    }

    /// Everything that breaks the schema.
    ///
    /// - Parameter limit: How many violations are collected at most.
    mutating func validate(upTo limit: Int) throws(CancellationError) -> [SchemaViolation] {
        var violations: [SchemaViolation] = []
        do throws(Halt) {
            if try outcome(root, plan.root).isValid { return [] }
            violations = try collect(root, plan.root, atMost: limit)
        } catch {
            switch error {
            case .cancelled: throw CancellationError()
            case .tooMuch(let violation): return [violation]
            }
        }
        guard violations.isEmpty else { return violations }
        return [violation(plan.nodes[plan.root], nil, "the value does not match the schema")]
    }
}

extension Validator {
    /// Whether the value at the current place matches a schema, and which children that has looked at.
    mutating func outcome(_ instance: JSONValue, _ id: NodeID) throws(Halt) -> Outcome {
        switch plan.nodes[id].rule {
        case .anything: return Outcome(isValid: true, evaluated: EvaluatedChildren())
        case .nothing: return Outcome(isValid: false, evaluated: EvaluatedChildren())
        case .assertions: return try silently(instance, id)
        case .keywords:
            let key = key(id)
            if let known = memory.outcome(key) { return known }
            let evaluation = memory.begin(key, depth: depth)
            let outerScope = scope
            scope = key.scope
            let outcome = try silently(instance, id)
            scope = outerScope
            memory.end(evaluation, with: outcome)
            return outcome
        }
    }

    /// Demands that the value at the current place matches a schema, and adds what that has looked at.
    mutating func require(
        _ instance: JSONValue, _ id: NodeID, _ evaluated: inout EvaluatedChildren
    ) throws(Halt) {
        let outcome = try outcome(instance, id)
        evaluated.formUnion(outcome.evaluated)
        if outcome.isValid { return }
        failures += 1
        if isCollecting { try collectViolations(instance, id) }
    }

    /// The first thing that breaks a schema; nil when a loop of references hides it.
    mutating func complaint(_ instance: JSONValue, _ id: NodeID) throws(Halt) -> SchemaViolation? {
        let key = key(id)
        if let known = complaints[key] { return known }
        complaints[key] = .some(nil)
        complaintDepth += 1
        let first = try collect(instance, id, atMost: 1).first
        complaintDepth -= 1
        complaints[key] = .some(first)
        return first
    }

    private mutating func collect(
        _ instance: JSONValue, _ id: NodeID, atMost limit: Int
    ) throws(Halt) -> [SchemaViolation] {
        let outer = collector
        collector = ViolationCollector(limit: limit)
        try collectViolations(instance, id)
        let violations = collector?.violations ?? []
        collector = outer
        return violations
    }

    /// Collects what breaks a schema at the current place, unless that was done already.
    private mutating func collectViolations(_ instance: JSONValue, _ id: NodeID) throws(Halt) {
        let node = plan.nodes[id]
        switch node.rule {
        case .anything: return
        case .nothing: report(node, nil, "no value is allowed here, got \(instance.phrase)")
        case .assertions, .keywords:
            let key = key(id)
            guard collector?.begin(key) == true else { return }
            let outerScope = scope
            scope = key.scope
            _ = try run(instance, id)
            scope = outerScope
        }
    }

    private mutating func silently(_ instance: JSONValue, _ id: NodeID) throws(Halt) -> Outcome {
        let (outerCollector, outerFailures) = (collector, failures)
        collector = nil
        failures = 0
        let evaluated = try run(instance, id)
        let outcome = Outcome(isValid: failures == 0, evaluated: evaluated)
        collector = outerCollector
        failures = outerFailures
        return outcome
    }

    private mutating func run(_ instance: JSONValue, _ id: NodeID) throws(Halt) -> EvaluatedChildren {
        try beginRun(id)
        var evaluated = EvaluatedChildren()
        let keywords = plan.nodes[id].rule.keywords
        var number = 0
        while number < keywords.count, !isSettled {
            try check(instance, keywords[number], of: id, &evaluated)
            number += 1
        }
        depth -= 1
        return evaluated
    }

    /// Notes that the evaluations are one deeper, unless they are deep enough or were cancelled.
    private mutating func beginRun(_ id: NodeID) throws(Halt) {
        guard depth < Self.depthLimit else {
            throw .tooMuch(
                violation(plan.nodes[id], nil, "the value or the schema is nested too deeply to check"))
        }
        steps += 1
        // Asking each time would cost more than most evaluations.
        if steps.isMultiple(of: 256), isCancelled() { throw .cancelled }
        depth += 1
    }

    private mutating func key(_ id: NodeID) -> EvaluationKey {
        let resource = plan.nodes[id].resource
        if plan.hasDynamicReferences, let anchors = plan.dynamicAnchors[resource], !anchors.isEmpty {
            return EvaluationKey(
                node: id, scope: scopes.entering(resource, anchors, from: scope), location: location)
        }
        return EvaluationKey(node: id, scope: scope, location: location)
    }
}

extension Validator {
    /// Whether violations are collected.
    var isCollecting: Bool { collector != nil }

    /// Whether the rest of a schema can be left out: enough was collected, or it has failed and nobody asks why.
    var isSettled: Bool {
        if let collector { return collector.isFull }
        return failures > 0 && !plan.tracksEvaluated
    }

    /// Notes that the value at the current place breaks a keyword (nil stands for the schema `false`).
    mutating func report(
        _ node: SchemaPlan.Node, _ keyword: String?, _ message: @autoclosure () throws(Halt) -> String
    ) rethrows {
        failures += 1
        guard isCollecting, !isSettled else { return }
        let violation = violation(node, keyword, try message())
        collector?.violations.append(violation)
    }

    func violation(_ node: SchemaPlan.Node, _ keyword: String?, _ message: String) -> SchemaViolation {
        SchemaViolation(
            instancePointer: JSONPointer(tokens: path),
            schemaPointer: keyword.map(node.pointer.appending) ?? node.pointer,
            message: message)
    }

    /// The tokens that lead to the current place.
    var path: [String] { locations.path(to: location, in: root) }

    /// The schema a dynamic reference means here: the outermost resource in scope that has the anchor decides.
    func dynamicTarget(_ anchor: String, otherwise node: NodeID) -> NodeID {
        scopes.target(of: anchor, in: scope) ?? node
    }
}

/// Violations being collected.
private struct ViolationCollector {
    let limit: Int
    var violations: [SchemaViolation] = []
    private var reported: Set<EvaluationKey> = []

    init(limit: Int) {
        self.limit = limit
    }

    var isFull: Bool { violations.count >= limit }

    /// Whether this was not told yet: ways that lead to the same violation give it once.
    mutating func begin(_ key: EvaluationKey) -> Bool {
        reported.insert(key).inserted
    }
}
