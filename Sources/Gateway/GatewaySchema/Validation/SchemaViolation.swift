public import GatewayJSON

/// One point at which a value breaks a schema.
public struct SchemaViolation: Error, Hashable, Sendable {
    /// The place inside of the value.
    public let instancePointer: JSONPointer
    /// The place of the keyword that was broken, inside of the document that holds it.
    public let schemaPointer: JSONPointer
    /// What was expected and what was found, for people and for models, without the place. Long values are shortened.
    public let message: String
}

extension SchemaViolation: CustomStringConvertible {
    /// The place inside of the value and the message, such as `/age: expected an integer, got the string "x"`.
    public var description: String {
        "\(instancePointer.tokens.isEmpty ? "(root)" : instancePointer.description): \(message)"
    }
}
