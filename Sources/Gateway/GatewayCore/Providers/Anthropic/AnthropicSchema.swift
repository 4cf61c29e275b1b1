import GatewayJSON

/// The part of JSON Schema that Anthropic's structured output takes
/// (https://docs.anthropic.com/en/docs/build-with-claude/structured-outputs, "JSON Schema limitations").
///
/// Bounds of numbers and lengths are refused there, so they are left out: the answer is checked here in any case.
enum AnthropicSchema {
    private static let bounds: Set<String> = [
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
        "minItems", "maxItems", "uniqueItems", "pattern", "minProperties", "maxProperties",
    ]
    private static let unsupported: Set<String> = [
        "not", "if", "then", "else", "oneOf", "dependentRequired", "dependentSchemas", "patternProperties",
        "prefixItems", "contains", "propertyNames", "unevaluatedProperties", "unevaluatedItems", "$dynamicRef",
    ]
    private static let objectsOfSchemas = ["properties", "$defs", "definitions"]
    private static let listsOfSchemas = ["anyOf", "allOf"]

    /// The schema as Anthropic takes it; `nil` when it cannot be said there: then it goes into the prompt.
    static func make(from schema: JSONValue) -> JSONValue? {
        guard var object = schema.objectValue, !object.keys.contains(where: unsupported.contains) else { return nil }
        for bound in bounds { object[bound] = nil }
        if let reference = object["$ref"]?.stringValue, !reference.hasPrefix("#/") { return nil }
        if object["type"] == "object" || object["properties"] != nil {
            guard [nil, false].contains(object["additionalProperties"]), object["properties"] != nil else { return nil }
            object["additionalProperties"] = false
        }
        for key in objectsOfSchemas {
            guard let members = object[key]?.objectValue else { continue }
            var result = JSONObject()
            for (name, member) in members {
                guard let member = make(from: member) else { return nil }
                result[name] = member
            }
            object[key] = .object(result)
        }
        for key in listsOfSchemas {
            guard let members = object[key]?.arrayValue else { continue }
            let result = members.compactMap(make)
            guard result.count == members.count else { return nil }
            object[key] = .array(result)
        }
        if let items = object["items"] {
            guard let items = make(from: items) else { return nil }
            object["items"] = items
        }
        return .object(object)
    }
}
