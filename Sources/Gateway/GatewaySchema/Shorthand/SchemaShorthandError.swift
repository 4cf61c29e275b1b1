/// Says why a text is not a schema in the short form.
package struct SchemaShorthandError: Error, Hashable, Sendable {
    /// What is wrong and what to write instead.
    package let message: String
}

extension SchemaShorthandError: CustomStringConvertible {
    /// The message.
    package var description: String { message }
}
