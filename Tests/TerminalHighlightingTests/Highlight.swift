import TerminalHighlighting
import Testing

/// The spans of chunks, joined where they have one role.
func highlight(_ language: String, _ chunks: [String]) throws -> [SyntaxSpan] {
    var highlighter = try #require(SyntaxHighlighter(language: language))
    var spans: [SyntaxSpan] = []
    func add(_ more: [SyntaxSpan]) {
        for span in more {
            if spans.last?.role == span.role {
                spans[spans.count - 1].text += span.text
            } else {
                spans.append(span)
            }
        }
    }
    for chunk in chunks { add(highlighter.feed(chunk)) }
    add(highlighter.finish())
    return spans
}

/// The spans of a text that comes whole.
func highlight(_ language: String, _ text: String) throws -> [SyntaxSpan] {
    try highlight(language, [text])
}

extension [SyntaxSpan] {
    /// The texts of all spans together.
    var text: String { map(\.text).joined() }
}
