import GatewayJSON
import GatewaySchema

/// Asks for JSON in words, where a provider takes no schema or insists on the word.
enum JSONInstructions {
    /// The conversation with the schema, or the wish for JSON, as instructions: servers refuse JSON mode unless the
    /// word JSON is in the conversation, and a server without JSON Schema has no other way to learn of one.
    static func add(_ format: ResponseFormat, to messages: [Message]) -> [Message] {
        switch format {
        case .text:
            return messages
        case .json:
            // Only what every later turn begins with, too, may decide: the prefix is to stay as it is.
            let head = messages.prefix { $0.role == .system } + messages.drop { $0.role == .system }.prefix(1)
            if head.contains(where: { $0.content.lowercased().contains("json") }) { return messages }
            return adding("Answer with JSON only.", to: messages)
        case .jsonSchema(let schema):
            return adding(Self.text(for: schema), to: messages)
        }
    }

    /// The instructions for a form of the answer; `nil` where it is text.
    static func text(for format: ResponseFormat) -> String? {
        switch format {
        case .text: nil
        case .json: "Answer with JSON only."
        case .jsonSchema(let schema): text(for: schema)
        }
    }

    private static func text(for schema: Schema) -> String {
        "Answer with JSON only, valid against this JSON Schema:\n\(schema.value.serialized())"
    }

    /// Instructions join the system prompt: some servers take only one, at the start.
    private static func adding(_ text: String, to messages: [Message]) -> [Message] {
        guard let first = messages.first, first.role == .system else { return [.system(text)] + messages }
        return [.system(first.content + "\n\n" + text)] + messages.dropFirst()
    }
}
