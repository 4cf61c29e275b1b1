extension Validator {
    /// Checks one keyword and notes which children it has looked at.
    mutating func check(
        _ instance: JSONValue, _ keyword: SchemaKeyword, of node: SchemaPlan.Node, _ evaluated: inout EvaluatedChildren
    ) {
        switch keyword {
        case .type(let types): check(instance, types, node)
        case .enumeration(let values): check(instance, oneOf: values, node)
        case .constant(let value): check(instance, equals: value, node)
        case .multipleOf(let divisor, let written): check(instance, divisor, written, node)
        case .bound(let bound, let limit, let written): check(instance, bound, limit, written, node)
        case .size(let limit, let count): check(instance, limit, count, node)
        case .pattern(let pattern): check(instance, pattern: pattern, node)
        case .format(let format): check(instance, format: format, node)
        case .uniqueItems: checkUniqueItems(instance, node)
        case .required(let names): check(instance, required: names, node)
        case .dependentRequired(let dependencies): check(instance, dependentRequired: dependencies, node)

        case .items(let prefix, let rest): checkItems(instance, prefix, rest, &evaluated)
        case .contains(let schema, let minimum, let maximum):
            checkContains(instance, schema, minimum, maximum, node, &evaluated)
        case .propertyNames(let schema): checkNames(instance, schema, node)
        case .properties(let named, let patterns, let additional):
            checkProperties(instance, named, patterns, additional, &evaluated)
        case .unevaluatedItems(let schema), .unevaluatedProperties(let schema):
            checkUnevaluated(instance, keyword, schema, &evaluated)

        case .reference(let target): evaluated.formUnion(evaluate(instance, target).evaluated)
        case .dynamicReference(let target, let anchor):
            evaluated.formUnion(evaluate(instance, dynamicTarget(anchor, otherwise: target)).evaluated)
        case .allOf(let schemas): for schema in schemas { evaluated.formUnion(evaluate(instance, schema).evaluated) }
        case .anyOf(let schemas): checkAnyOf(instance, schemas, node, &evaluated)
        case .oneOf(let schemas): checkOneOf(instance, schemas, node, &evaluated)
        case .not(let schema): checkNot(instance, schema, node)
        case .conditional(let condition, let then, let otherwise):
            checkConditional(instance, condition, then, otherwise, &evaluated)
        case .dependentSchemas(let schemas): checkDependents(instance, schemas, &evaluated)
        }
    }
}
