import GatewayJSON

// The keywords are dispatched in steps. In a debug build a function has room on the stack for the values of every
// case, and what leads from one schema to the next must need little of it.
extension Validator {
    /// Checks one keyword and notes which children it has looked at.
    mutating func check(
        _ instance: JSONValue, _ keyword: SchemaKeyword, of id: NodeID, _ evaluated: inout EvaluatedChildren
    ) throws(Halt) {
        if keyword.isAssertion {
            try checkAssertion(instance, keyword, of: plan.nodes[id])
        } else if keyword.looksAtChildren {
            try checkChildren(instance, keyword, of: id, &evaluated)
        } else if keyword.isConjunction {
            try checkConjunction(instance, keyword, &evaluated)
        } else {
            try checkInPlace(instance, keyword, of: id, &evaluated)
        }
    }

    private mutating func checkAssertion(
        _ instance: JSONValue, _ keyword: SchemaKeyword, of node: SchemaPlan.Node
    ) throws(Halt) {
        switch keyword {
        case .type(let types): check(instance, types, node)
        case .enumeration(let values): check(instance, oneOf: values, node)
        case .constant(let value): check(instance, equals: value, node)
        case .multipleOf(let divisor, let written): check(instance, divisor, written, node)
        case .bound(let bound, let limit, let written): check(instance, bound, limit, written, node)
        case .size(let limit, let count): check(instance, limit, count, node)
        case .pattern(let pattern): try check(instance, pattern: pattern, node)
        case .format(let format): check(instance, format: format, node)
        case .uniqueItems: checkUniqueItems(instance, node)
        case .required(let names): check(instance, required: names, node)
        case .dependentRequired(let dependencies): check(instance, dependentRequired: dependencies, node)
        default: return
        }
    }

    private mutating func checkChildren(
        _ instance: JSONValue, _ keyword: SchemaKeyword, of id: NodeID, _ evaluated: inout EvaluatedChildren
    ) throws(Halt) {
        switch keyword {
        case .items(let prefix, let rest): try checkItems(instance, prefix, rest, &evaluated)
        case .contains(let schema, let minimum, let maximum):
            try checkContains(instance, schema, minimum, maximum, id, &evaluated)
        case .propertyNames(let schema): try checkNames(instance, schema, id)
        case .properties(let named, let patterns, let additional):
            try checkProperties(instance, named, patterns, additional, &evaluated)
        case .unevaluatedItems(let schema), .unevaluatedProperties(let schema):
            try checkUnevaluated(instance, keyword, schema, &evaluated)
        default: return
        }
    }

    private mutating func checkConjunction(
        _ instance: JSONValue, _ keyword: SchemaKeyword, _ evaluated: inout EvaluatedChildren
    ) throws(Halt) {
        switch keyword {
        case .reference(let target): try require(instance, target, &evaluated)
        case .dynamicReference(let target, let anchor):
            try require(instance, dynamicTarget(anchor, otherwise: target), &evaluated)
        case .allOf(let schemas): try checkAllOf(instance, schemas, &evaluated)
        default: return
        }
    }

    private mutating func checkInPlace(
        _ instance: JSONValue, _ keyword: SchemaKeyword, of id: NodeID, _ evaluated: inout EvaluatedChildren
    ) throws(Halt) {
        switch keyword {
        case .anyOf(let schemas): try checkAnyOf(instance, schemas, id, &evaluated)
        case .oneOf(let schemas): try checkOneOf(instance, schemas, id, &evaluated)
        case .not(let schema): try checkNot(instance, schema, id)
        case .conditional(let condition, let then, let otherwise):
            try checkConditional(instance, condition, then, otherwise, &evaluated)
        case .dependentSchemas(let schemas): try checkDependents(instance, schemas, &evaluated)
        default: return
        }
    }
}
