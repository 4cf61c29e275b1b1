/// Says why a text is not a schema in the short form.
public struct SchemaShorthandError: Error, Hashable, Sendable {
    /// What is wrong and what to write instead.
    public let message: String
}

extension SchemaShorthandError: CustomStringConvertible {
    /// The message.
    public var description: String { message }
}
