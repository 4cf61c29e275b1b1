/// The parts of a request body that all Chat Completions servers share.
enum ChatCompletionsBody {
    /// `messages`, in order.
    static func messages(_ messages: [Message]) -> JSONValue {
        .array(
            messages.map { ["role": .string($0.role.rawValue), "content": .string($0.content)] })
    }

    /// `response_format` for a schema that the server itself takes.
    static func jsonSchemaFormat(_ schema: JSONValue, isStrict: Bool) -> JSONValue {
        [
            "type": "json_schema",
            "json_schema": [
                "name": .string(schemaName(schema)),
                "schema": schema,
                "strict": .bool(isStrict),
            ],
        ]
    }

    /// `response_format` for any JSON.
    static let jsonModeFormat: JSONValue = ["type": "json_object"]

    /// The schema's title as a name that OpenAI takes: 1 to 64 of `A-Z a-z 0-9 _ -`.
    static func schemaName(_ schema: JSONValue) -> String {
        let title = schema["title"]?.stringValue ?? ""
        let allowed = title.unicodeScalars.map { scalar in
            let isAllowed = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            return isAllowed || scalar == "-" ? Character(scalar) : "_"
        }
        let name = String(allowed.prefix(64))
        return name.contains { $0 != "_" } ? name : "response"
    }

    /// The conversation with the schema, or the wish for JSON, as instructions: servers refuse JSON mode unless the
    /// word JSON is in the conversation, and a server without JSON Schema has no other way to learn of one.
    static func instructed(_ messages: [Message], format: ResponseFormat) -> [Message] {
        switch format {
        case .text:
            return messages
        case .json:
            if messages.contains(where: { $0.content.mentionsJSON }) { return messages }
            return addingInstructions("Answer with JSON only.", to: messages)
        case .jsonSchema(let schema):
            return addingInstructions(
                "Answer with JSON only, valid against this JSON Schema:\n\(schema.value.serialized())", to: messages)
        }
    }

    /// Instructions join the system prompt: some servers take only one, at the start.
    private static func addingInstructions(_ text: String, to messages: [Message]) -> [Message] {
        guard let first = messages.first, first.role == .system else { return [.system(text)] + messages }
        return [.system(first.content + "\n\n" + text)] + messages.dropFirst()
    }
}

extension String {
    fileprivate var mentionsJSON: Bool {
        lowercased().contains("json")
    }
}
