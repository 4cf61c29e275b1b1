/// What may stand where JSON is expected.
enum WireWord {
    /// As much of a text as is looked at.
    private static let limit = 2000

    /// Whether data is the word for the end of a stream: `[DONE]`, as everybody writes it.
    static func isEnd(_ data: ArraySlice<UInt8>) -> Bool {
        guard data.count <= 32 else { return false }
        return String(decoding: data.filter { !" \t\r\n\"'`[]<>|.".utf8.contains($0) }, as: UTF8.self).lowercased()
            == "done"
    }

    /// Whether the name of an event says that it only keeps the connection open.
    static func isKeepAlive(_ name: String) -> Bool {
        ["ping", "heartbeat", "keepalive", "keep-alive", "keep_alive"].contains(name.lowercased())
    }

    /// Whether data is a literal of JSON, or a string.
    static func isLiteral(_ data: ArraySlice<UInt8>) -> Bool {
        data.first == UInt8(ascii: "\"") && data.last == UInt8(ascii: "\"")
            || ["null", "true", "false"].contains { data.elementsEqual($0.utf8) }
    }

    /// Whether data begins as JSON does, or is the beginning of the word for the end.
    static func looksLikeJSON(_ data: ArraySlice<UInt8>) -> Bool {
        guard let first = data.first else { return false }
        return "{[\"".utf8.contains(first) || "DONE".utf8.starts(with: data)
    }

    /// Whether a line has the form of a field that server-sent events do not have: everybody has to ignore those.
    static func isField(_ line: ArraySlice<UInt8>) -> Bool {
        let name = line.prefix { $0 != UInt8(ascii: ":") }
        guard name.endIndex < line.endIndex, !name.isEmpty else { return false }
        let text = String(decoding: name, as: UTF8.self)
        return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
            && !["err", "fail", "exception"].contains(where: text.lowercased().contains)
    }

    /// The words of data that is no JSON, short enough for a message; `nil` when it is no text.
    static func words(_ data: some Collection<UInt8>) -> String? {
        var bytes = Array(data.prefix(limit))
        // The last character may be cut by the limit.
        while data.count > limit, let last = bytes.last, last >= 0x80 { bytes.removeLast() }
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isText = !words.isEmpty && !words.unicodeScalars.contains { $0.properties.generalCategory == .control }
        return isText ? String(words.prefix(300)) : nil
    }

    /// What a page says of itself: its title, or the message of an XML document.
    static func title(of page: [UInt8]) -> String? {
        let text = String(decoding: page, as: UTF8.self)
        for tag in ["title", "Message", "message", "h1"] {
            guard let start = text.firstRange(of: "<\(tag)>"), let end = text.firstRange(of: "</\(tag)>"),
                start.upperBound <= end.lowerBound
            else { continue }
            if let words = words(text[start.upperBound..<end.lowerBound].utf8) { return words }
        }
        return nil
    }
}
