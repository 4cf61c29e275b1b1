public import GatewayJSON

/// Says why a JSON value is not a usable schema, and where.
public struct SchemaError: Error, Hashable, Sendable {
    /// The place inside of the schema.
    public let pointer: JSONPointer
    /// What is wrong and what is expected, as a sentence without the place.
    public let message: String
}

extension SchemaError: CustomStringConvertible {
    /// The message together with the place.
    public var description: String {
        "Invalid JSON Schema at \(pointer.tokens.isEmpty ? "(root)" : pointer.description): \(message)"
    }
}
