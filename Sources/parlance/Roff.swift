/// Text in the language of manual pages, man(7).
enum Roff {
    /// Text in which groff finds nothing to obey, and shows each character as it is: plain ASCII.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\e"
            // A hyphen, a quotation mark or an accent of typography cannot be pasted into a shell.
            case "-": result += "\\-"
            case "'": result += "\\(aq"
            case "`": result += "\\(ga"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            case "\"": result += "\\(dq"
            case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
            }
        }
        // A dot at the beginning of a line is a request.
        return result.hasPrefix(".") ? "\\&" + result : result
    }

    static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }

    static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

    /// What is typed: words as they are in bold, words in capitals, which stand for others, in italics.
    static func call(_ text: String) -> String {
        text.split(separator: " ").map { word in
            let opening = word.prefix { "[{(".contains($0) }
            let closing = word.dropFirst(opening.count).reversed().prefix { "]}).\u{2026}".contains($0) }.reversed()
            let core = String(word.dropFirst(opening.count).dropLast(closing.count))
            return escaped(String(opening)) + typed(core) + escaped(String(closing))
        }.joined(separator: " ")
    }

    private static func typed(_ word: String) -> String {
        guard word.contains(where: \.isLetter) else { return word.hasPrefix("-") ? bold(word) : escaped(word) }
        return word.contains(where: \.isLowercase) ? bold(word) : italic(word)
    }

    /// Paragraphs, of which an empty line is the border; other ends of lines stay where they are.
    static func paragraphs(_ text: String) -> [String] {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard !line.isEmpty else {
                lines.append(".PP")
                continue
            }
            if let last = lines.last, last != ".PP" { lines.append(".br") }
            lines.append(escaped(String(line)))
        }
        return lines
    }

    /// Something in the margin, and what there is to say of it.
    static func item(_ head: String, _ text: String) -> [String] { [".TP", head] + paragraphs(text) }
}
