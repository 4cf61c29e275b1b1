import Terminal

/// Makes of an answer's text what is shown of it, piece by piece.
struct AnswerLayout: Sendable {
    private enum Form: Sendable {
        case source
        case markdown(MarkdownStream)
        case json(JSONIndentation, any CodeColoring)
    }

    private var form: Form

    /// - Parameter isJSON: Whether the answer is JSON, in which Markdown's signs mean nothing.
    init(_ display: AnswerDisplay, isJSON: Bool, on capabilities: TerminalCapabilities) {
        // A file gets what the model wrote.
        if !capabilities.isTerminal || !display.rendersMarkdown {
            form = .source
        } else if isJSON, let coloring = SyntaxColoring(language: "json") {
            form = .json(JSONIndentation(), coloring)
        } else {
            form = .markdown(MarkdownStream(options: MarkdownOptions(for: capabilities)))
        }
    }

    /// What can be shown with the next piece.
    mutating func feed(_ text: String) -> StyledText {
        switch form {
        case .source:
            return StyledText(text)
        case .markdown(var stream):
            defer { form = .markdown(stream) }
            return stream.feed(text)
        case .json(var indentation, var coloring):
            defer { form = .json(indentation, coloring) }
            return coloring.color(indentation.feed(text))
        }
    }

    /// What was waiting for more.
    mutating func finish() -> StyledText {
        switch form {
        case .source:
            return StyledText()
        case .markdown(var stream):
            defer { form = .markdown(stream) }
            return stream.finish()
        case .json(let indentation, var coloring):
            defer { form = .json(indentation, coloring) }
            return coloring.finish()
        }
    }

    /// A whole answer.
    static func text(_ text: String, _ display: AnswerDisplay, isJSON: Bool, on capabilities: TerminalCapabilities)
        -> StyledText
    {
        var layout = AnswerLayout(display, isJSON: isJSON, on: capabilities)
        return layout.feed(text) + layout.finish()
    }
}
