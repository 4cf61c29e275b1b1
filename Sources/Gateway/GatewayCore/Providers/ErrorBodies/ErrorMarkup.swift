/// Finds the words of an error that came as XML, or as a page.
enum ErrorMarkup {
    /// The message of an XML document, or the title of a page.
    static func message(in text: String, into body: inout ProviderErrorBody) -> String? {
        let lower = text.lowercased()
        // Offsets in the small letters must be those in the text.
        guard lower.utf8.count == text.utf8.count else { return nil }
        let isPage = lower.contains("<html") || lower.contains("<!doctype html")
        guard !isPage else { return content(of: "title", in: text, lower) }
        if let code = content(of: "code", in: text, lower) {
            body.code = code
            body.kinds.insert(code)
        }
        return ["message", "faultstring", "detail", "description", "error"].lazy
            .compactMap { content(of: $0, in: text, lower) }.first
    }

    /// The text of the first element of a name, without the elements in it.
    private static func content(of name: String, in text: String, _ lower: String) -> String? {
        guard let opening = lower.firstRange(of: "<\(name)"),
            let next = lower[opening.upperBound...].first, next == ">" || next.isWhitespace,
            let start = lower[opening.upperBound...].firstIndex(of: ">"),
            let end = lower[start...].firstRange(of: "</\(name)>")?.lowerBound
        else { return nil }
        let from = lower.utf8.distance(from: lower.startIndex, to: start) + 1
        let to = lower.utf8.distance(from: lower.startIndex, to: end)
        let inner = Array(text.utf8)[from..<to].split(separator: UInt8(ascii: "<")).map { piece in
            String(decoding: piece, as: UTF8.self)
        }
        // Behind each `<` but the first piece's is the rest of a tag.
        let startsWithTag = Array(text.utf8)[from..<to].first == UInt8(ascii: "<")
        let words = inner.enumerated().map { index, piece in
            index == 0 && !startsWithTag
                ? piece : piece.firstIndex(of: ">").map { String(piece[piece.index(after: $0)...]) } ?? ""
        }.joined(separator: " ")
        let plain = words.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&apos;", with: "'").replacing("&amp;", with: "&")
        let shown = plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return shown.isEmpty ? nil : shown
    }
}
