import GatewayJSON

/// What one type asked its decoder for.
final class ProbeRecord {
    private enum Shape {
        case unknown
        case value(JSONObject)
        case properties
        case items([JSONObject])
    }

    private var shape = Shape.unknown
    private var properties = JSONObject()
    private var optional: Set<String> = []
    private var nullable: Set<String> = []
    /// Whether it was asked which keys there are.
    private(set) var acceptsAnyKey = false
    /// The schema of values under any key.
    private var anyProperty: JSONObject?

    /// Notes that the type decodes from one value.
    func note(value schema: JSONObject) {
        shape = .value(schema)
    }

    /// Notes that the type decodes from an object, even one without properties.
    func noteObject() {
        if case .unknown = shape { shape = .properties }
    }

    /// Notes a property. What is asked for twice keeps its first schema.
    func note(property name: String, _ schema: JSONObject) {
        guard properties[name] == nil else { return }
        properties[name] = .object(nullable.contains(name) ? schema.nullable : schema)
    }

    /// Notes that the type asks whether a property is there.
    func note(optional name: String) {
        optional.insert(name)
    }

    /// Notes that the type asks whether a property is null.
    func note(nullable name: String) {
        nullable.insert(name)
    }

    /// Notes that the type asks which keys there are.
    func noteAnyKey() {
        acceptsAnyKey = true
    }

    /// Notes the values of a dictionary.
    func note(anyProperty schema: JSONObject) {
        anyProperty = schema
    }

    /// Notes that the type decodes from a list, even an empty one.
    func noteList() {
        if case .unknown = shape { shape = .items([]) }
    }

    /// Notes the next item of a list.
    func note(item schema: JSONObject) {
        guard case .items(let items) = shape else { return }
        shape = .items(items + [schema])
    }

    var schema: JSONObject {
        switch shape {
        case .unknown: return [:]
        case .value(let schema): return schema
        case .items(let items):
            if items.count <= 1 { return ["type": "array", "items": .object(items.first ?? [:])] }
            return [
                "type": "array", "prefixItems": .array(items.map(JSONValue.object)), "items": false,
                "minItems": .integer(items.count),
            ]
        case .properties:
            if let anyProperty { return ["type": "object", "additionalProperties": .object(anyProperty)] }
            let required = properties.keys.filter { !optional.contains($0) }
            return [
                "type": "object", "properties": .object(properties),
                "required": .array(required.map(JSONValue.string)), "additionalProperties": false,
            ]
        }
    }
}
