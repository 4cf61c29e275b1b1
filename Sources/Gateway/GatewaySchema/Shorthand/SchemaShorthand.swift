import GatewayJSON

/// The short form of a schema for an object: `name, age int, tags [string], bio: one sentence`.
///
/// Fields are separated by line breaks or, where there are none, by commas. A field is a name, perhaps a type (text
/// without one), and perhaps a description after a colon. Every field is required. The form is that of the program
/// `llm` (<https://llm.datasette.io/en/stable/schemas.html#concise-llm-schema-syntax>), with lists in brackets added.
struct SchemaShorthand {
    /// The types, with the names that they may be given.
    private static let types: [(type: String, names: [String])] = [
        ("string", ["str", "string", "text"]), ("integer", ["int", "integer"]), ("number", ["float", "number"]),
        ("boolean", ["bool", "boolean"]),
    ]

    private let text: String

    init(_ text: String) {
        self.text = text
    }

    func schema() throws(SchemaShorthandError) -> JSONValue {
        var properties = JSONObject()
        for field in fields {
            let (name, schema) = try property(field)
            guard properties[name] == nil else {
                throw SchemaShorthandError(message: "There are two fields with the name \"\(name)\".")
            }
            properties[name] = schema
        }
        guard !properties.isEmpty else {
            throw SchemaShorthandError(message: "No fields were given; write them as in \"name, age int\".")
        }
        return [
            "type": "object", "properties": .object(properties),
            "required": .array(properties.keys.map(JSONValue.string)),
        ]
    }

    /// The fields as they are written; a trailing separator makes none.
    private var fields: [String] {
        let hasLines = text.unicodeScalars.contains("\n")
        return text.split { hasLines ? $0.isNewline : $0 == "," }.map { $0.trimmed }.filter { !$0.isEmpty }
    }

    private func property(_ field: String) throws(SchemaShorthandError) -> (name: String, schema: JSONValue) {
        let parts = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        // With lines, a comma that ends one is no part of the type.
        let head = parts[0].split { $0.isWhitespace || $0 == "," }.map(String.init)
        guard let name = head.first, Self.isName(name) else {
            throw SchemaShorthandError(
                message: "A field must start with a name of letters, digits, \"_\" and \"-\", but got "
                    + "\"\(field)\".")
        }
        var schema = try self.schema(ofType: head.dropFirst().joined(separator: " "), field: name)
        if parts.count > 1 {
            let description = parts[1].trimmed
            if !description.isEmpty { schema["description"] = .string(description) }
        }
        return (name, .object(schema))
    }

    private func schema(ofType name: String, field: String) throws(SchemaShorthandError) -> JSONObject {
        if name.hasPrefix("["), name.hasSuffix("]"), name.count >= 2 {
            let item = try schema(ofType: name.dropFirst().dropLast().trimmed, field: field)
            return ["type": "array", "items": .object(item)]
        }
        if name.isEmpty { return ["type": "string"] }
        guard let found = Self.types.first(where: { $0.names.contains(name.lowercased()) }) else {
            throw SchemaShorthandError(
                message: "The field \"\(field)\" has the unknown type \"\(name)\". Types are str, int, "
                    + "float and bool, or a list of one of them in brackets, such as [str]; a description follows "
                    + "after a colon, and if it has commas, each field needs its own line.")
        }
        return ["type": .string(found.type)]
    }

    private static func isName(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.properties.isXIDContinue || $0 == "-" }
    }
}

extension StringProtocol {
    /// Without white space at either end.
    fileprivate var trimmed: String {
        var rest = Substring(self)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
