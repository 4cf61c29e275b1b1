import GatewayJSON

/// OpenAI's strict subset of JSON Schema.
///
/// In it the root is an object, every object forbids additional properties, and every property is required
/// (https://platform.openai.com/docs/guides/structured-outputs, "Supported schemas").
enum StrictSchema {
    private static let objectOfSchemas = ["properties", "$defs", "definitions"]
    private static let listOfSchemas = ["anyOf"]
    private static let unsupported: Set<String> = [
        "allOf", "oneOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "patternProperties",
        "prefixItems", "contains", "propertyNames", "unevaluatedProperties", "unevaluatedItems", "$dynamicRef",
    ]

    /// The schema in strict form, or `nil` when there is none that allows valid answers only: then it has to be sent as
    /// it is, without strictness, and the answer is checked here. A property that need not be there becomes required
    /// where null stands for its absence.
    static func make(from schema: JSONValue) -> JSONValue? {
        guard schema["type"] == "object", schema["anyOf"] == nil else { return nil }
        return strict(schema)
    }

    private static func strict(_ schema: JSONValue) -> JSONValue? {
        guard var object = schema.objectValue, !object.keys.contains(where: unsupported.contains) else { return nil }
        if isObject(object) {
            let properties = object["properties"]?.objectValue ?? [:]
            let required = Set((object["required"]?.arrayValue ?? []).compactMap(\.stringValue))
            guard !properties.isEmpty, required.isSubset(of: properties.keys) else { return nil }
            guard properties.allSatisfy({ required.contains($0.key) || acceptsNull($0.value) }) else { return nil }
            object["required"] = .array(properties.keys.map(JSONValue.string))
            guard [nil, .bool(false)].contains(object["additionalProperties"]) else { return nil }
            object["additionalProperties"] = false
        }
        for key in objectOfSchemas {
            guard let schemas = object[key] else { continue }
            guard let members = schemas.objectValue else { return nil }
            var result = JSONObject()
            for (name, member) in members {
                guard let member = strict(member) else { return nil }
                result[name] = member
            }
            object[key] = .object(result)
        }
        for key in listOfSchemas {
            guard let schemas = object[key] else { continue }
            var result: [JSONValue] = []
            for member in schemas.arrayValue ?? [] {
                guard let member = strict(member) else { return nil }
                result.append(member)
            }
            object[key] = .array(result)
        }
        if let items = object["items"] {
            guard let items = strict(items) else { return nil }
            object["items"] = items
        }
        return .object(object)
    }

    private static func acceptsNull(_ schema: JSONValue) -> Bool {
        guard schema["enum"] == nil, schema["const"] == nil else { return false }
        if let types = schema["type"] { return types == "null" || types.arrayValue?.contains("null") == true }
        return schema["anyOf"]?.arrayValue?.contains(where: acceptsNull) == true
    }

    private static func isObject(_ schema: JSONObject) -> Bool {
        schema["type"] == "object" || schema["type"]?.arrayValue?.contains("object") == true
            || schema["properties"] != nil
    }
}
