extension JSONValue {
    /// Parses one JSON text, strictly by RFC 8259.
    ///
    /// The last value of a repeated key wins, an escaped half of a surrogate pair becomes U+FFFD, and an integer that
    /// does not fit into `Int` becomes `.number`.
    /// - Throws: `JSONParseError` when the text is not JSON, nests deeper than 512 levels, or holds a number that is
    ///   too large for `Double`.
    public init(parsing text: some StringProtocol) throws(JSONParseError) {
        try self.init(parsing: text.utf8)
    }

    /// Parses one JSON text in UTF-8, strictly by RFC 8259. Bytes that are not UTF-8 become U+FFFD inside of a string
    /// and are an error elsewhere; otherwise as `init(parsing:)` for text.
    /// - Throws: `JSONParseError`, as for text.
    public init(parsing bytes: some Collection<UInt8>) throws(JSONParseError) {
        // A result passes through the closure because the standard library's signature would lose the error's type.
        let parsed =
            bytes.withContiguousStorageIfAvailable(Self.parse)
            ?? ContiguousArray(bytes).withUnsafeBufferPointer(Self.parse)
        self = try parsed.get()
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<JSONValue, JSONParseError> {
        Result { () throws(JSONParseError) in
            var parser = JSONParser(bytes)
            return try parser.parseDocument()
        }
    }
}
