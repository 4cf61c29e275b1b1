import TerminalEditor

/// Text and attributes of a page. What a model or a person wrote becomes part of a page by way of this alone.
enum HTMLText {
    /// The text with the characters that mean something to HTML written as references, also within quotes. Controls and
    /// what turns text around are made visible first: a page is read as a terminal is.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in Sanitizer.clean(text).unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// The beginning of a link; `nil` for an address that should not be followed at a click, such as `javascript:`.
    static func linkStart(to address: String) -> String? {
        LinkAddress(address).map { "<a href=\"\(escape($0.text))\" rel=\"noopener noreferrer nofollow\">" }
    }

    /// Code in the colors of its language, as far as that is known.
    static func code(_ text: String, language: String) -> String {
        guard var coloring = SyntaxColoring(language: language) else { return escape(text) }
        let spans = (coloring.color(text) + coloring.finish()).spans
        return spans.map { span in
            span.role == .plain ? escape(span.text) : "<span class=\"\(span.role)\">\(escape(span.text))</span>"
        }.joined()
    }
}
