/// The words of a text as a shell would take them apart, one after the other.
struct ShellWords {
    /// One word.
    struct Word: Sendable, Hashable {
        /// Without quotes and backslashes; `nil` where a quotation mark has no end.
        var text: String?
        /// As it stands in the text.
        var source: Substring
    }

    private var rest: Substring

    init(_ text: String) {
        rest = text[...]
    }

    /// The next word; `nil` at the end.
    ///
    /// Only the spaces of ASCII end a word: a file's name may well hold another, as those of screenshots do on a Mac.
    mutating func next() -> Word? {
        rest = rest.drop(while: Self.isSpace)
        guard !rest.isEmpty else { return nil }
        let start = rest.startIndex
        var text = ""
        var quote: Character?
        while let character = rest.first, quote != nil || !Self.isSpace(character) {
            rest.removeFirst()
            switch (character, quote) {
            case ("\\", nil):
                if let escaped = rest.popFirst() { text.append(escaped) }
            case ("\\", "\""):
                if let escaped = rest.first, "\"\\$`".contains(escaped) {
                    text.append(rest.removeFirst())
                } else {
                    text.append(character)
                }
            case ("'", nil), ("\"", nil): quote = character
            case (_, let open?) where open == character: quote = nil
            default: text.append(character)
            }
        }
        let source = rest.base[start..<rest.startIndex]
        guard quote == nil else {
            // An apostrophe: the word ends where it would without it.
            let word = source.prefix { !Self.isSpace($0) }
            rest = rest.base[word.endIndex...]
            return Word(text: nil, source: word)
        }
        return Word(text: text, source: source)
    }

    private static func isSpace(_ character: Character) -> Bool {
        character == " " || character == "\t" || character == "\n" || character == "\r" || character == "\r\n"
    }
}
