import GatewayJSON

/// A keyword of JSON Schema 2020-12, or a few that work together, with its value read and checked.
enum SchemaKeyword: Sendable {
    typealias NodeID = SchemaPlan.NodeID

    // Any value
    case type([JSONType])
    case enumeration(EnumeratedValues)
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

extension SchemaKeyword {
    /// Whether it looks at the value alone, with no other schema.
    var isAssertion: Bool {
        switch self {
        case .type, .enumeration, .constant, .multipleOf, .bound, .size, .pattern, .format, .uniqueItems, .required,
            .dependentRequired:
            true
        default: false
        }
    }

    /// Whether it demands other schemas of the same value, all of them.
    var isConjunction: Bool {
        switch self {
        case .reference, .dynamicReference, .allOf: true
        default: false
        }
    }

    /// Whether it leads down into the value.
    var looksAtChildren: Bool {
        switch self {
        case .items, .contains, .propertyNames, .properties, .unevaluatedItems, .unevaluatedProperties: true
        default: false
        }
    }

    /// Whether it asks what other keywords have looked at.
    var asksForEvaluated: Bool {
        switch self {
        case .unevaluatedItems, .unevaluatedProperties: true
        default: false
        }
    }

    /// Whether what it means depends on the dynamic scope.
    var isDynamic: Bool {
        if case .dynamicReference = self { true } else { false }
    }
}

/// A keyword that limits a number.
enum NumericBound: String, Sendable, CaseIterable {
    case minimum, exclusiveMinimum, maximum, exclusiveMaximum
}

/// A keyword that limits how long, or how large, a string, an array or an object is.
enum SizeLimit: String, Sendable, CaseIterable {
    case minLength, maxLength, minItems, maxItems, minProperties, maxProperties
}
