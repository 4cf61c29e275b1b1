public import GatewaySchema

/// The form in which a model is asked to answer.
public enum ResponseFormat: Sendable, Hashable {
    /// Free text, usually Markdown.
    case text
    /// Any JSON value.
    case json
    /// JSON that a schema describes.
    case jsonSchema(Schema)

    /// The schema of the answer, where one is set.
    public var schema: Schema? {
        if case .jsonSchema(let schema) = self { schema } else { nil }
    }

    /// Whether the answer is to be JSON.
    public var isStructured: Bool {
        self != .text
    }
}
