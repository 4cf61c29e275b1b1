package import TerminalEditor

/// Makes of an answer's text what is shown of it, piece by piece.
package struct AnswerLayout: Sendable {
    /// One of the two is set, and neither where the source is shown. They are no payloads of an enum: what is taken out
    /// of one to be changed, and put back, is copied whole with each piece unless the enum lets go of it before.
    private var markdown: MarkdownStream?
    private var json: ColoredJSON?

    /// - Parameter isJSON: Whether the answer is JSON, in which Markdown's signs mean nothing.
    package init(_ display: AnswerDisplay, isJSON: Bool, on capabilities: TerminalCapabilities) {
        // A file gets what the model wrote.
        guard capabilities.isTerminal, display.rendersMarkdown else { return }
        if isJSON, let coloring = SyntaxColoring(language: "json") {
            json = ColoredJSON(coloring: coloring)
        } else {
            markdown = MarkdownStream(options: MarkdownOptions(for: capabilities, isAnswer: true))
        }
    }

    /// What can be shown with the next piece.
    package mutating func feed(_ text: String) -> StyledText {
        markdown?.feed(text) ?? json?.feed(text) ?? StyledText(text)
    }

    /// Whether the text until now ends within code, in which Markdown's signs mean nothing.
    var isInCode: Bool { markdown?.isInCode ?? (json != nil) }

    /// Breaks the line within the text, for a line that is no part of it.
    mutating func leaveLine() -> StyledText { markdown?.leaveLine() ?? StyledText() }

    /// What was waiting for more.
    package mutating func finish() -> StyledText {
        markdown?.finish() ?? json?.finish() ?? StyledText()
    }

    /// A whole answer.
    package static func text(
        _ text: String, _ display: AnswerDisplay, isJSON: Bool, on capabilities: TerminalCapabilities
    )
        -> StyledText
    {
        var layout = AnswerLayout(display, isJSON: isJSON, on: capabilities)
        return layout.feed(text) + layout.finish()
    }
}

/// JSON set one item a line, in color.
private struct ColoredJSON: Sendable {
    private var indentation = JSONIndentation()
    private var coloring: any CodeColoring

    init(coloring: any CodeColoring) {
        self.coloring = coloring
    }

    mutating func feed(_ text: String) -> StyledText {
        coloring.color(indentation.feed(text))
    }

    mutating func finish() -> StyledText {
        coloring.finish()
    }
}
