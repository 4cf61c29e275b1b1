extension JSONValue {
    /// The value as JSON text that is safe to print.
    ///
    /// Control characters, U+007F to U+009F, U+2028 and U+2029 are written as escapes, so the text carries no control
    /// sequence to a terminal and no line break to JavaScript. Doubles are written with the fewest digits that read
    /// back as the same number. JSON has no infinity and no NaN: both are written as `null`.
    /// - Parameter style: `.compact` for one line, `.pretty` for people.
    public func serialized(_ style: JSONStyle = .compact) -> String {
        var serializer = JSONSerializer(style: style)
        serializer.write(self)
        return String(decoding: serializer.bytes, as: UTF8.self)
    }
}
