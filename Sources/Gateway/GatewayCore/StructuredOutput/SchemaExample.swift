import GatewayJSON
import GatewaySchema

/// Makes a value that a schema allows, for the demonstration provider and for showing what a schema wants.
struct SchemaExample {
    /// Deeper schemas than this have no example.
    private static let maximumDepth = 16
    /// An example is to be read: no list has more elements, whatever the schema asks for.
    private static let maximumItems = 100
    /// No string is made longer than this.
    private static let maximumLength = 10_000

    /// A text of each format of draft 2020-12.
    private static let formats = [
        "date": "2026-01-01", "time": "12:00:00Z", "date-time": "2026-01-01T00:00:00Z", "duration": "P1D",
        "email": "demo@example.com", "idn-email": "demo@example.com", "hostname": "example.com",
        "idn-hostname": "example.com", "ipv4": "192.0.2.1", "ipv6": "2001:db8::1", "uri": "https://example.com/",
        "uri-reference": "/demo", "iri": "https://example.com/", "iri-reference": "/demo",
        "uri-template": "/demo/{id}", "uuid": "00000000-0000-4000-8000-000000000000", "json-pointer": "/demo/0",
        "relative-json-pointer": "0/demo", "regex": "^demo$",
    ]

    private let root: JSONValue
    /// Words that strings are made of.
    private let text: String

    init(_ schema: Schema, text: String) {
        root = schema.value
        self.text = text
    }

    /// The example; the caller checks it, as no simple rule satisfies every schema.
    var value: JSONValue {
        value(for: root, Path(references: ["#"])) ?? .null
    }

    /// How a part of the schema was reached.
    private struct Path {
        var depth = 0
        /// The references that are being followed: a schema that holds itself ends where it would begin again.
        var references: Set<String>

        var deeper: Path { Path(depth: depth + 1, references: references) }

        func following(_ reference: String) -> Path {
            Path(depth: depth + 1, references: references.union([reference]))
        }
    }

    /// `nil` when there is no value, or none that ends.
    private func value(for schema: JSONValue, _ path: Path) -> JSONValue? {
        guard path.depth < Self.maximumDepth, schema != false else { return nil }
        if let reference = schema["$ref"]?.stringValue {
            guard !path.references.contains(reference), let target = resolve(reference) else { return nil }
            return value(for: target, path.following(reference))
        }
        for key in ["const", "default"] {
            if let value = schema[key] { return value }
        }
        if let first = schema["enum"]?[0] ?? schema["examples"]?[0] { return first }
        if schema["properties"] == nil {
            for key in ["anyOf", "oneOf", "allOf"] {
                guard let choices = schema[key]?.arrayValue else { continue }
                return choices.lazy.compactMap { value(for: $0, path.deeper) }.first
            }
        }
        switch type(of: schema) {
        case "object": return object(for: schema, path)
        case "array": return array(for: schema, path)
        case "string": return .string(string(for: schema))
        case "integer":
            let number = number(for: schema).rounded(.up)
            return Int(exactly: number).map(JSONValue.integer) ?? .number(number)
        case "number": return .number(number(for: schema))
        case "boolean": return true
        default: return .null
        }
    }

    private func type(of schema: JSONValue) -> String? {
        if let type = schema["type"]?.stringValue ?? schema["type"]?[0]?.stringValue { return type }
        if schema["properties"] != nil { return "object" }
        if schema["items"] != nil { return "array" }
        return nil
    }

    private func object(for schema: JSONValue, _ path: Path) -> JSONValue? {
        let properties = schema["properties"]?.objectValue ?? [:]
        let required = (schema["required"]?.arrayValue ?? []).compactMap(\.stringValue)
        var object = JSONObject()
        for (key, member) in properties {
            object[key] = value(for: member, path.deeper)
        }
        for key in required where object[key] == nil {
            guard properties[key] == nil else { return nil }
            object[key] = .string(text)
        }
        return .object(object)
    }

    private func array(for schema: JSONValue, _ path: Path) -> JSONValue? {
        var elements: [JSONValue] = []
        let least = min(schema["minItems"]?.intValue ?? 0, Self.maximumItems)
        let most = schema["maxItems"]?.intValue ?? Self.maximumItems
        for member in (schema["prefixItems"]?.arrayValue ?? []).prefix(max(0, most)) {
            guard let element = value(for: member, path.deeper) else { break }
            elements.append(element)
        }
        let wanted = min(max(least, 1), most)
        if elements.count < wanted, let element = value(for: schema["items"] ?? ["type": "string"], path.deeper) {
            elements += Array(repeating: element, count: wanted - elements.count)
        }
        return elements.count < least ? nil : .array(elements)
    }

    private func string(for schema: JSONValue) -> String {
        if let example = schema["format"]?.stringValue.flatMap({ Self.formats[$0] }) { return example }
        var words = text.isEmpty ? "demo" : text
        let least = min(schema["minLength"]?.intValue ?? 0, Self.maximumLength)
        while words.unicodeScalars.count < least {
            words += " " + words
        }
        return schema["maxLength"]?.intValue.map { Self.cut(words, to: $0) } ?? words
    }

    /// JSON Schema counts code points; the cut is between whole characters all the same.
    private static func cut(_ words: String, to limit: Int) -> String {
        var length = 0
        return String(
            words.prefix { character in
                length += character.unicodeScalars.count
                return length <= limit
            })
    }

    private func number(for schema: JSONValue) -> Double {
        let step = schema["multipleOf"]?.doubleValue
        let above = schema["exclusiveMinimum"]?.doubleValue
        var number = schema["minimum"]?.doubleValue ?? above.map { $0 + (step ?? 1) } ?? 1
        if let maximum = schema["maximum"]?.doubleValue { number = min(number, maximum) }
        if let limit = schema["exclusiveMaximum"]?.doubleValue, number >= limit {
            number = limit - (step ?? 1)
            if let bottom = above ?? schema["minimum"]?.doubleValue, number <= bottom { number = (bottom + limit) / 2 }
        }
        if let step, step > 0 { number = (number / step).rounded(.up) * step }
        return number
    }

    private func resolve(_ reference: String) -> JSONValue? {
        guard reference.hasPrefix("#"), let pointer = JSONPointer(parsing: String(reference.dropFirst())) else {
            return nil
        }
        return pointer.resolve(in: root)
    }
}
