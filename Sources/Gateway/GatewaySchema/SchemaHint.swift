public import GatewayJSON

/// Something in a schema that is not checked, though whoever wrote it may think so.
public struct SchemaHint: Hashable, Sendable {
    /// The place of the keyword inside of the schema.
    public let pointer: JSONPointer
    /// What is ignored and what to write instead, as a sentence without the place.
    public let message: String
}

extension SchemaHint: CustomStringConvertible {
    /// The place and the message.
    public var description: String { "\(pointer): \(message)" }
}

extension Schema {
    /// The keywords of older drafts in the schema that are ignored, in the order in which they stand there; at most 20.
    ///
    /// It is made when it is asked for. Documents given along are not looked at.
    public var hints: [SchemaHint] {
        var reader = SchemaHintReader()
        reader.read(value, at: [])
        return reader.hints
    }
}

/// Looks through a schema for keywords that meant something in older drafts.
private struct SchemaHintReader {
    private static let limit = 20

    /// What became of each keyword, by the release notes of drafts 6, 2019-09 and 2020-12.
    private static let replacements: [String: String] = [
        "dependencies": "write \"dependentRequired\" for names and \"dependentSchemas\" for schemas",
        "additionalItems": "write \"items\" for the items after those of \"prefixItems\"",
        "$recursiveRef": "write \"$dynamicRef\"",
        "$recursiveAnchor": "write \"$dynamicAnchor\"",
        "divisibleBy": "write \"multipleOf\"",
        "extends": "write \"allOf\"",
        "disallow": "write \"not\"",
        "nullable": "add \"null\" to \"type\"",
    ]

    private(set) var hints: [SchemaHint] = []

    mutating func read(_ schema: JSONValue, at path: [String]) {
        guard case .object(let object) = schema else { return }
        for (key, value) in object {
            guard hints.count < Self.limit else { return }
            guard let fix = Self.fix(for: key, value) else { continue }
            hints.append(
                SchemaHint(
                    pointer: JSONPointer(tokens: path + [key]),
                    message: "\"\(key)\" isn't a keyword of draft 2020-12 and is ignored; \(fix)."))
        }
        for (tokens, subschema) in SubschemaPlaces.subschemas(of: object) { read(subschema, at: path + tokens) }
    }

    private static func fix(for key: String, _ value: JSONValue) -> String? {
        if let fix = replacements[key] { return fix }
        // Up to draft 4 `id` named a schema. Elsewhere it is a keyword of the writer's own.
        guard key == "id", let text = value.stringValue, text.hasPrefix("#") || text.contains("://") else { return nil }
        return text.hasPrefix("#") ? "write \"$anchor\" without the \"#\"" : "write \"$id\""
    }
}
