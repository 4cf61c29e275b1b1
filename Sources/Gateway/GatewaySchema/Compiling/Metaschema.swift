import GatewayJSON

/// The schema of all schemas of draft 2020-12, for schemas that refer to it.
///
/// The standard spreads it over eight documents; this is one document that says the same in our own words.
enum Metaschema {
    static let uri = "https://json-schema.org/draft/2020-12/schema"

    static let value: JSONValue = .object([
        "$id": .string(uri),
        "$dynamicAnchor": "meta",
        "type": ["object", "boolean"],
        "properties": .object(properties),
        "$defs": [
            "schemas": ["type": "object", "additionalProperties": schema],
            "schemaList": ["type": "array", "minItems": 1, "items": schema],
            "count": ["type": "integer", "minimum": 0],
            "strings": ["type": "array", "items": string, "uniqueItems": true],
            "stringsByKey": ["type": "object", "additionalProperties": strings],
            "type": ["enum": .array(JSONType.allCases.map { .string($0.rawValue) })],
            "anchor": ["type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$"],
        ],
    ])

    private static let schema: JSONValue = ["$dynamicRef": "#meta"]
    private static let schemas: JSONValue = ["$ref": "#/$defs/schemas"]
    private static let schemaList: JSONValue = ["$ref": "#/$defs/schemaList"]
    private static let count: JSONValue = ["$ref": "#/$defs/count"]
    private static let strings: JSONValue = ["$ref": "#/$defs/strings"]
    private static let stringsByKey: JSONValue = ["$ref": "#/$defs/stringsByKey"]
    private static let anchor: JSONValue = ["$ref": "#/$defs/anchor"]
    private static let string: JSONValue = ["type": "string"]
    private static let number: JSONValue = ["type": "number"]
    private static let boolean: JSONValue = ["type": "boolean"]

    private static let properties: JSONObject = {
        var properties = core
        properties.merge(applicators)
        properties.merge(assertions)
        properties.merge(annotations)
        return properties
    }()

    private static let core: JSONObject = [
        "$id": ["type": "string", "pattern": "^[^#]*#?$"],
        "$schema": string, "$ref": string, "$dynamicRef": string, "$comment": string,
        "$anchor": anchor, "$dynamicAnchor": anchor,
        "$vocabulary": ["type": "object", "additionalProperties": boolean],
        "$defs": schemas, "definitions": schemas,
    ]

    private static let applicators: JSONObject = [
        "prefixItems": schemaList, "items": schema, "contains": schema, "unevaluatedItems": schema,
        "properties": schemas, "patternProperties": schemas, "additionalProperties": schema,
        "propertyNames": schema, "dependentSchemas": schemas, "unevaluatedProperties": schema,
        "if": schema, "then": schema, "else": schema,
        "allOf": schemaList, "anyOf": schemaList, "oneOf": schemaList, "not": schema,
    ]

    private static let assertions: JSONObject = [
        "type": [
            "anyOf": [
                ["$ref": "#/$defs/type"],
                ["type": "array", "items": ["$ref": "#/$defs/type"], "minItems": 1, "uniqueItems": true],
            ]
        ],
        "enum": ["type": "array"],
        "multipleOf": ["type": "number", "exclusiveMinimum": 0],
        "minimum": number, "exclusiveMinimum": number, "maximum": number, "exclusiveMaximum": number,
        "minLength": count, "maxLength": count, "pattern": string,
        "minItems": count, "maxItems": count, "uniqueItems": boolean, "minContains": count, "maxContains": count,
        "minProperties": count, "maxProperties": count, "required": strings, "dependentRequired": stringsByKey,
    ]

    private static let annotations: JSONObject = [
        "title": string, "description": string, "examples": ["type": "array"],
        "deprecated": boolean, "readOnly": boolean, "writeOnly": boolean,
        "format": string, "contentEncoding": string, "contentMediaType": string, "contentSchema": schema,
    ]
}
