import GatewayJSON

/// Where JSON Schema 2020-12 has schemas inside of schemas. Everything else is plain data, even if it looks like one.
enum SubschemaPlaces {
    /// Keywords whose value is a schema.
    private static let single: Set<String> = [
        "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not", "propertyNames", "then",
        "unevaluatedItems", "unevaluatedProperties",
    ]
    /// Keywords whose value is an array of schemas.
    private static let list: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems"]
    /// Keywords whose value is an object of schemas. `definitions` is what `$defs` was called up to draft 7.
    private static let map: Set<String> = [
        "$defs", "definitions", "dependentSchemas", "patternProperties", "properties",
    ]

    /// The schemas directly inside of a schema, each with its tokens.
    static func subschemas(of schema: JSONObject) -> [(tokens: [String], schema: JSONValue)] {
        var found: [(tokens: [String], schema: JSONValue)] = []
        for (keyword, value) in schema {
            if single.contains(keyword) {
                found.append(([keyword], value))
            } else if list.contains(keyword), case .array(let array) = value {
                for (index, item) in array.enumerated() { found.append(([keyword, String(index)], item)) }
            } else if map.contains(keyword), case .object(let object) = value {
                for (key, item) in object { found.append(([keyword, key], item)) }
            }
        }
        return found
    }
}
