package import GatewayJSON

extension JSONValue {
    /// The schema of an object from its short form, such as `name, age int, tags [string], bio: one sentence`.
    ///
    /// Fields are separated by line breaks or, where there are none, by commas. A field is a name, perhaps a type
    /// (`str`, `int`, `float`, `bool`, or one of them in brackets for a list; text without one), and perhaps a
    /// description after a colon. Every field is required.
    /// - Throws: `SchemaShorthandError` when a name or a type cannot be read, or a name is there twice.
    package init(schemaShorthand text: String) throws(SchemaShorthandError) {
        self = try SchemaShorthand(text).schema()
    }
}
