import GatewayJSON

/// Reads the bytes of an error body: JSON, also as a text of JSON, as lines or as server-sent events; XML; a page's
/// title; a plain sentence, and values that are written within one.
enum ErrorText {
    /// More of a plain text is no sentence.
    private static let textLimit = 4096
    /// How many values are looked for within one sentence.
    private static let embeddedLimit = 8

    /// Reads a body.
    static func read(_ bytes: [UInt8], into body: inout ProviderErrorBody) {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        rest = rest.drop { isBlank($0) }
        while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
        guard let first = rest.first else { return }
        if let value = try? JSONValue(parsing: rest) {
            body.message = ErrorWords.read(value, into: &body)
        } else if first == UInt8(ascii: "<") {
            body.message = ErrorMarkup.message(in: String(decoding: rest, as: UTF8.self), into: &body)
        } else if let value = lines(rest).lazy.compactMap(event).first(where: { ErrorWords.hasWords($0) }) {
            body.message = ErrorWords.read(value, into: &body)
        } else if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            body.message = broken(rest, into: &body)
        } else {
            body.message = plain(rest, into: &body)
        }
    }

    /// A sentence; what is written in it as JSON or Python is replaced by its words, and its kinds count.
    static func sentence(_ text: String, into body: inout ProviderErrorBody, depth: Int) -> String? {
        let trimmed = text.trimmingBlanks()
        guard !trimmed.isEmpty else { return nil }
        guard trimmed.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) else {
            return trimmed == text ? text : trimmed
        }
        var bytes = Array(trimmed.utf8)[...]
        var result: [UInt8] = []
        var attempts = 0
        while attempts < embeddedLimit,
            let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") })
        {
            attempts += 1
            // Python's name for bytes: b'{"error": …}', with line ends that are written as two characters.
            let isQuoted = start >= bytes.startIndex + 2 && bytes[(start - 2)..<start].elementsEqual("b'".utf8)
            let found = LooseLiteral.read(bytes[start...]) ?? (isQuoted ? unescaped(bytes[start...]) : nil)
            guard let found, let words = ErrorWords.embedded(found.value, into: &body, depth: depth + 1) else {
                result += bytes[...start]
                bytes = bytes[(start + 1)...]
                continue
            }
            result += bytes[..<(isQuoted ? start - 2 : start)] + Array(words.utf8)
            bytes = bytes[found.end...]
            if isQuoted, bytes.first == UInt8(ascii: "'") { bytes = bytes.dropFirst() }
        }
        return String(decoding: result + bytes, as: UTF8.self).trimmingBlanks()
    }

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> (value: JSONValue, end: Int)? {
        guard let end = bytes.lastIndex(of: UInt8(ascii: "'")) else { return nil }
        let text = String(decoding: bytes[..<end], as: UTF8.self).replacing("\\n", with: "\n")
            .replacing("\\'", with: "'").replacing("\\\\", with: "\\")
        return LooseLiteral.read(Array(text.utf8)[...]).map { ($0.value, end) }
    }

    private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        bytes.split { $0 == 0x0A || $0 == 0x0D }
    }

    /// The JSON of a line: of newline-delimited JSON, or of a server-sent event.
    private static func event(_ line: ArraySlice<UInt8>) -> JSONValue? {
        let data = line.starts(with: "data:".utf8) ? line.dropFirst(5) : line
        return try? JSONValue(parsing: data)
    }

    /// JSON that broke off: the first message that is whole.
    private static func broken(_ bytes: ArraySlice<UInt8>, into body: inout ProviderErrorBody) -> String? {
        // A dictionary of Python is whole, if it is one.
        if let found = LooseLiteral.read(bytes) { return ErrorWords.read(found.value, into: &body) }
        let text = String(decoding: bytes, as: UTF8.self)
        for key in ["\"message\"", "\"msg\"", "\"detail\"", "\"error\""] {
            guard let start = text.firstRange(of: key)?.upperBound else { continue }
            let rest = text[start...].drop { $0.isWhitespace || $0 == ":" }
            guard rest.first == "\"", let found = firstString(rest) else { continue }
            return ErrorWords.read(found.value, into: &body)
        }
        return nil
    }

    /// The text that stands in quotes at the beginning, where what follows it is missing.
    private static func firstString(_ text: Substring) -> (value: JSONValue, end: Int)? {
        var isEscaped = false
        for index in text.indices.dropFirst() {
            if !isEscaped, text[index] == "\"" {
                return LooseLiteral.read(Array("[\(text[...index])]".utf8)[...])
            }
            isEscaped = !isEscaped && text[index] == "\\"
        }
        return nil
    }

    /// A plain text: proxies say in one what is wrong. Fields of server-sent events are not shown.
    private static func plain(_ bytes: ArraySlice<UInt8>, into body: inout ProviderErrorBody) -> String? {
        let text = lines(bytes.prefix(textLimit)).filter { line in
            !["event:", "id:", "retry:", ":"].contains { line.starts(with: $0.utf8) }
        }.map { String(decoding: $0.starts(with: "data:".utf8) ? $0.dropFirst(5) : $0, as: UTF8.self) }
            .joined(separator: "\n").trimmingBlanks()
        // Bytes that are no text say nothing to a person.
        let unreadable = text.unicodeScalars.count { $0 == "\u{FFFD}" || $0 == "\0" }
        guard unreadable * 20 <= text.unicodeScalars.count, text.lowercased() != "[done]" else { return nil }
        return sentence(text, into: &body, depth: 0)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        [0x20, 0x09, 0x0A, 0x0D].contains(byte)
    }
}

extension String {
    /// The text without white space at its edges.
    func trimmingBlanks() -> String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
