import GatewayJSON

extension Validator {
    mutating func check(_ instance: JSONValue, _ types: [JSONType], _ node: SchemaPlan.Node) {
        if types.contains(where: { $0.contains(instance) }) { return }
        let expected = types.map(\.phrase).joined(separator: " or ")
        report(node, "type", "expected \(expected), got \(instance.phrase)")
    }

    mutating func check(_ instance: JSONValue, oneOf values: EnumeratedValues, _ node: SchemaPlan.Node) {
        if values.contains(instance) { return }
        let values = values.written
        let shown = values.prefix(20).map(\.shortened).joined(separator: ", ")
        let rest = values.count > 20 ? ", … (\(values.count) in all)" : ""
        report(node, "enum", "expected one of \(shown)\(rest), got \(instance.phrase)")
    }

    mutating func check(_ instance: JSONValue, equals value: JSONValue, _ node: SchemaPlan.Node) {
        if instance != value { report(node, "const", "expected \(value.phrase), got \(instance.phrase)") }
    }

    mutating func check(_ instance: JSONValue, _ divisor: JSONNumber, _ written: JSONValue, _ node: SchemaPlan.Node) {
        guard let number = JSONNumber(instance), !number.isMultiple(of: divisor) else { return }
        report(node, "multipleOf", "expected a multiple of \(written), got \(instance.phrase)")
    }

    mutating func check(
        _ instance: JSONValue, _ bound: NumericBound, _ limit: JSONNumber, _ written: JSONValue, _ node: SchemaPlan.Node
    ) {
        guard let number = JSONNumber(instance) else { return }
        let (isValid, expectation) =
            switch bound {
            case .minimum: (!(number < limit), "at least")
            case .exclusiveMinimum: (limit < number, "more than")
            case .maximum: (!(limit < number), "at most")
            case .exclusiveMaximum: (number < limit, "less than")
            }
        if !isValid { report(node, bound.rawValue, "expected \(expectation) \(written), got \(instance.phrase)") }
    }

    mutating func check(_ instance: JSONValue, _ limit: SizeLimit, _ count: Int, _ node: SchemaPlan.Node) {
        let size: Int
        let unit: (String, String)
        switch (limit, instance) {
        case (.minLength, .string(let text)), (.maxLength, .string(let text)):
            // The standard counts code points (validation, section 6.3).
            size = text.unicodeScalars.count
            unit = ("character", "characters")
        case (.minItems, .array(let array)), (.maxItems, .array(let array)):
            size = array.count
            unit = ("item", "items")
        case (.minProperties, .object(let object)), (.maxProperties, .object(let object)):
            size = object.count
            unit = ("property", "properties")
        default: return
        }
        switch limit {
        case .minLength, .minItems, .minProperties:
            if size >= count { return }
            report(node, limit.rawValue, "expected at least \(count.counted(unit.0, unit.1)), got \(size)")
        case .maxLength, .maxItems, .maxProperties:
            if size <= count { return }
            report(node, limit.rawValue, "expected at most \(count.counted(unit.0, unit.1)), got \(size)")
        }
    }

    mutating func check(_ instance: JSONValue, pattern: Pattern, _ node: SchemaPlan.Node) throws(Halt) {
        guard case .string(let text) = instance, try !matches(text, pattern, in: node, "pattern") else { return }
        let shown = JSONValue.string(pattern.text).shortened
        report(node, "pattern", "expected text that matches the pattern \(shown), got \(instance.phrase)")
    }

    mutating func check(_ instance: JSONValue, format: StringFormat, _ node: SchemaPlan.Node) {
        guard case .string(let text) = instance, !format.accepts(text) else { return }
        report(node, "format", "expected \(format.phrase), got \(instance.phrase)")
    }

    mutating func checkUniqueItems(_ instance: JSONValue, _ node: SchemaPlan.Node) {
        guard case .array(let array) = instance else { return }
        var firstPositions: [JSONValue: Int] = [:]
        for (position, item) in array.enumerated() {
            guard let first = firstPositions[item] else {
                firstPositions[item] = position
                continue
            }
            report(
                node, "uniqueItems",
                "expected unique items, but items \(first) and \(position) are equal: \(item.phrase)")
            return
        }
    }

    mutating func check(_ instance: JSONValue, required names: [String], _ node: SchemaPlan.Node) {
        guard case .object(let object) = instance else { return }
        for name in names where object[name] == nil {
            report(node, "required", "the required property \(JSONValue.string(name).shortened) is missing")
        }
    }

    mutating func check(
        _ instance: JSONValue, dependentRequired dependencies: [(property: String, required: [String])],
        _ node: SchemaPlan.Node
    ) {
        guard case .object(let object) = instance else { return }
        for (property, names) in dependencies where object[property] != nil {
            for name in names where object[name] == nil {
                report(
                    node, "dependentRequired",
                    "the property \(JSONValue.string(name).shortened) is missing, but is required together with "
                        + "\(JSONValue.string(property).shortened)")
            }
        }
    }

    /// Whether a property's name matches the pattern that leads to a schema.
    mutating func matches(_ name: String, _ pattern: Pattern, at schema: NodeID) throws(Halt) -> Bool {
        try matches(name, pattern, in: plan.nodes[schema], nil)
    }

    private mutating func matches(
        _ text: String, _ pattern: Pattern, in node: SchemaPlan.Node, _ keyword: String?
    ) throws(Halt) -> Bool {
        guard let isMatch = pattern.matches(text, sparing: &patternEffort) else {
            let shown = JSONValue.string(pattern.text).shortened
            throw .tooMuch(
                violation(
                    node, keyword,
                    "the pattern \(shown) takes too long to check on values of this length; make its counted "
                        + "repetitions smaller"))
        }
        return isMatch
    }
}
