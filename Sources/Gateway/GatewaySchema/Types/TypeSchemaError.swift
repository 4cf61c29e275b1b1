public import GatewayJSON

/// Says why no schema can be made of a type.
public struct TypeSchemaError: Error, Hashable, Sendable {
    /// The property on the way to which it happened; the root is the type itself.
    public let pointer: JSONPointer
    /// What is wrong and what to do instead, as sentences without the place.
    public let message: String
}

extension TypeSchemaError: CustomStringConvertible {
    /// The message together with the place.
    public var description: String {
        pointer.tokens.isEmpty ? message : "At \(pointer): \(message)"
    }
}
