/// A program that tells a key, such as `pass show openai`: a program and its arguments, which no shell reads.
public struct KeyCommand: Sendable, Hashable, CustomStringConvertible {
    /// The program, looked up along `PATH` unless it holds a slash, and its arguments.
    public var words: [String]

    /// A command from its words.
    public init(_ words: [String]) {
        self.words = words
    }

    /// The words with a space between them.
    public var description: String {
        words.joined(separator: " ")
    }
}

extension KeyCommand {
    /// What is wrong with the text of a command.
    enum Fault: Error, Hashable {
        /// It names no program.
        case empty
        /// A quotation mark has no partner.
        case openQuote
        /// A word that only a shell would understand.
        case shell(String)
    }

    /// Words that mean something to a shell. As arguments of a program they are mistakes.
    private static let shellWords: Set<String> = ["|", "||", "&&", "&", ";", ">", ">>", "<", "2>", "2>&1"]

    /// Reads a command as a person writes it: words between white space; `'…'` and `"…"` hold words together, and a
    /// backslash takes the next character as it is.
    init(parsing text: String) throws(Fault) {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in text {
            if isEscaped {
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                if let word { words.append(word) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        guard quote == nil else { throw .openQuote }
        if let word { words.append(word) }
        if let sign = words.first(where: Self.shellWords.contains) { throw .shell(sign) }
        guard words.first?.isEmpty == false else { throw .empty }
        self.words = words
    }
}
