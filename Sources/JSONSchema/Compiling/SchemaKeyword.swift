/// A keyword of JSON Schema 2020-12, or a few that work together, with its value read and checked.
enum SchemaKeyword: Sendable {
    typealias NodeID = SchemaPlan.NodeID

    // Any value
    case type([JSONType])
    case enumeration([JSONValue])
    case constant(JSONValue)

    // Numbers; the value of the keyword is kept as written for messages.
    case multipleOf(JSONNumber, written: JSONValue)
    case bound(NumericBound, JSONNumber, written: JSONValue)

    // Sizes
    case size(SizeLimit, Int)

    // Strings
    case pattern(Pattern)
    case format(StringFormat)

    // Arrays
    case uniqueItems
    case contains(NodeID, minimum: Int, maximum: Int?)
    case items(prefix: [NodeID], rest: NodeID?)

    // Objects
    case required([String])
    case dependentRequired([(property: String, required: [String])])
    case propertyNames(NodeID)
    case properties([CodePointKey: NodeID], patterns: [(pattern: Pattern, schema: NodeID)], additional: NodeID?)

    // Schemas for the same value
    case reference(NodeID)
    case dynamicReference(NodeID, anchor: String)
    case allOf([NodeID])
    case anyOf([NodeID])
    case oneOf([NodeID])
    case not(NodeID)
    case conditional(condition: NodeID, then: NodeID?, otherwise: NodeID?)
    case dependentSchemas([(property: String, schema: NodeID)])

    // What no other keyword has looked at
    case unevaluatedItems(NodeID)
    case unevaluatedProperties(NodeID)
}

/// A keyword that limits a number.
enum NumericBound: String, Sendable, CaseIterable {
    case minimum, exclusiveMinimum, maximum, exclusiveMaximum
}

/// A keyword that limits how long, or how large, a string, an array or an object is.
enum SizeLimit: String, Sendable, CaseIterable {
    case minLength, maxLength, minItems, maxItems, minProperties, maxProperties
}
