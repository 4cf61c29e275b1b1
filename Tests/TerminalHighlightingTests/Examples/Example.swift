import TerminalHighlighting
import Testing

/// A source text with its roles marked: `⟨k let⟩ x = ⟨n 1⟩`. Operators, punctuation and plain text are not marked.
struct Example: Sendable, CustomTestStringConvertible {
    let language: String
    /// The text with marks.
    let marked: String

    init(_ language: String, _ marked: String) {
        self.language = language
        self.marked = marked
    }

    var testDescription: String { language }

    /// The text without marks.
    var source: String {
        var source = ""
        var characters = marked.unicodeScalars.makeIterator()
        while let character = characters.next() {
            switch character {
            case "⟨":
                _ = characters.next()
                _ = characters.next()
            case "⟩": break
            default: source.unicodeScalars.append(character)
            }
        }
        return source
    }

    static let all = cFamily + scripts + functional + data + markup

    /// Writes spans as an example is written.
    static func mark(_ spans: [SyntaxSpan]) -> String {
        spans.map { span in
            guard let letter = letters[span.role] else { return span.text }
            return "⟨\(letter) \(span.text)⟩"
        }.joined()
    }

    private static let letters: [SyntaxRole: Character] = [
        .keyword: "k", .type: "t", .function: "f", .constant: "c", .string: "s", .escape: "e", .number: "n",
        .comment: "#", .attribute: "a", .tag: "g", .inserted: "+", .deleted: "-",
    ]
}
