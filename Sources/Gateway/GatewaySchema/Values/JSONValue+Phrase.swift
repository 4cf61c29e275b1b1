import GatewayJSON

extension JSONValue {
    /// More characters (grapheme clusters) than this of a value are not shown in a message.
    private static let phraseLimit = 60

    /// The kind and the shortened value, such as `the string "x"`.
    var phrase: String {
        switch self {
        case .null, .bool: shortened
        case .integer, .number: "the number \(shortened)"
        case .string: "the string \(shortened)"
        case .array: "the array \(shortened)"
        case .object: "the object \(shortened)"
        }
    }

    /// The value as JSON text, cut with an ellipsis when it is long.
    var shortened: String {
        if case .string(let text) = self {
            // Cut before quoting, so that the closing quotation mark stays and no escape is torn apart.
            let start = text.prefix(Self.phraseLimit)
            let ellipsis = start.endIndex < text.endIndex ? "…" : ""
            return JSONValue.string(String(start) + ellipsis).serialized()
        }
        var room = Self.phraseLimit + 1
        let text = beginning(&room).serialized()
        let start = text.prefix(Self.phraseLimit)
        return start.endIndex < text.endIndex ? start + "…" : text
    }
}

extension JSONValue {
    /// The value without what lies behind so many values, keys and characters. As each of these has at least a
    /// character in JSON, the text begins alike for at least as long.
    private func beginning(_ room: inout Int) -> JSONValue {
        room -= 1
        switch self {
        case .null, .bool, .integer, .number: return self
        case .string(let text):
            let start = String(text.prefix(Self.phraseLimit + 1))
            return .string(start)
        case .array(let array):
            var start: [JSONValue] = []
            for item in array {
                guard room > 0 else { break }
                start.append(item.beginning(&room))
            }
            return .array(start)
        case .object(let object):
            var start = JSONObject()
            for (key, value) in object {
                guard room > 0 else { break }
                start[key] = value.beginning(&room)
            }
            return .object(start)
        }
    }
}

extension Int {
    /// The number with its noun, such as `1 item` or `2 items`.
    func counted(_ singular: String, _ plural: String) -> String {
        "\(self) \(self == 1 ? singular : plural)"
    }
}
