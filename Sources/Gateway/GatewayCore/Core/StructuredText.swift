public import GatewayJSON

/// Finds the JSON in an answer that was to be JSON and nothing else.
///
/// The text is taken as it is first. Else what models and servers put around a value is left out: reasoning before it,
/// one code fence, a byte order mark, and special tokens such as `<|im_end|>`. Words around it, a comma too many or a
/// second value are errors of the model, which is asked again.
public struct StructuredText: Sendable, Hashable {
    /// The value.
    public let value: JSONValue
    /// The value as the model wrote it.
    public let text: String

    /// Reads an answer.
    ///
    /// - Throws: What is wrong with the text as it is.
    public init(parsing answer: String) throws(JSONParseError) {
        do throws(JSONParseError) {
            value = try JSONValue(parsing: answer)
            text = String(Self.bare(answer[...]))
        } catch {
            guard let found = Self.candidates(answer).lazy.compactMap(Self.parse).first else { throw error }
            self = found
        }
    }

    private init(value: JSONValue, text: String) {
        self.value = value
        self.text = text
    }

    private static func parse(_ text: Substring) -> StructuredText? {
        let text = String(bare(text))
        guard let value = try? JSONValue(parsing: text) else { return nil }
        return StructuredText(value: value, text: text)
    }

    /// What may be the value, the likeliest first.
    private static func candidates(_ answer: String) -> [Substring] {
        let whole = bare(answer[...])
        let afterReasoning = bare(ReasoningFilter.split(String(whole)).answer[...])
        return [whole, afterReasoning].flatMap { [$0] + withinFence($0) }
    }

    /// What stands in one code fence; its language may be missing, and so may the end of it.
    private static func withinFence(_ text: Substring) -> [Substring] {
        guard let sign = text.first, sign == "`" || sign == "~" else { return [] }
        let body = text.drop { $0 == sign }
        guard text.distance(from: text.startIndex, to: body.startIndex) >= 3 else { return [] }
        let end = body.lastIndex { $0 != sign }.map(body.index(after:)) ?? body.startIndex
        let content = body[..<end]
        let firstLine = content.firstIndex(where: \.isNewline)
        return [
            firstLine.map { content[$0...] }, content.drop { $0.isLetter || $0.isNumber || "+-_.".contains($0) },
            content,
        ].compactMap { $0 }
    }

    /// The text without blanks, invisible marks and special tokens around it.
    private static func bare(_ text: Substring) -> Substring {
        var text = text
        while true {
            let count = text.utf8.count
            text = text.drop(while: isBlank)
            text = text.lastIndex { !isBlank($0) }.map { text[...$0] } ?? ""
            text = withoutToken(text)
            if text.utf8.count == count { return text }
        }
    }

    private static func isBlank(_ character: Character) -> Bool {
        character.isWhitespace || ["\u{FEFF}", "\u{200B}", "\u{2060}", "\u{0}"].contains(character)
    }

    /// The longest special token is not longer.
    private static let longestToken = 40

    /// Without one special token at the beginning or at the end, such as `<|im_end|>` or `</s>`.
    private static func withoutToken(_ text: Substring) -> Substring {
        for token in ["</s>", "<s>", "<eos>", "<bos>", "<end_of_turn>"] {
            if text.hasSuffix(token) { return text.dropLast(token.count) }
            if text.hasPrefix(token) { return text.dropFirst(token.count) }
        }
        for (opening, closing) in [("<|", "|>"), ("<｜", "｜>")] {
            if text.hasSuffix(closing) {
                let tail = text.suffix(longestToken)
                let start = tail.indices.last { tail[$0...].hasPrefix(opening) }
                if let start, !tail[start...].contains(where: \.isWhitespace) { return text[..<start] }
            }
            if text.hasPrefix(opening) {
                let head = text.prefix(longestToken)
                let end = head.indices.first { head[$0...].hasPrefix(closing) }
                if let end, !head[..<end].contains(where: \.isWhitespace) {
                    return text[end...].dropFirst(closing.count)
                }
            }
        }
        return text
    }
}
