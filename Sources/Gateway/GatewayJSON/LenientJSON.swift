/// JSON as servers really write it: what ``JSONValue/init(parsing:)`` accepts, and a little more.
///
/// `NaN`, `Infinity` and numbers beyond `Double` are `null`, control characters may be in a string as they are, `\'` is an
/// apostrophe, and pieces of a character are kept as marks (``CharacterFragment``): a server that streams a text may cut
/// it within a character. A person's own documents are parsed strictly.
package struct LenientJSON: Sendable, Hashable {
    /// The value.
    package let value: JSONValue
    /// Whether a string in it holds a mark.
    package let hasFragments: Bool

    /// Parses one JSON text in UTF-8.
    ///
    /// - Throws: ``JSONParseError`` when the text is not JSON or nests deeper than 512 levels.
    package init(parsing bytes: some Collection<UInt8>) throws(JSONParseError) {
        let parsed =
            bytes.withContiguousStorageIfAvailable(Self.parse)
            ?? ContiguousArray(bytes).withUnsafeBufferPointer(Self.parse)
        self = try parsed.get()
    }

    private init(_ value: JSONValue, hasFragments: Bool) {
        self.value = value
        self.hasFragments = hasFragments
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<LenientJSON, JSONParseError> {
        Result { () throws(JSONParseError) in
            var parser = JSONParser(bytes, isLenient: true)
            return LenientJSON(try parser.parseDocument(), hasFragments: parser.hasFragments)
        }
    }
}
