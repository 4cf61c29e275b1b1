import TerminalHighlighting
import TerminalMarkdown

/// Colors code by the syntax of its language.
package struct SyntaxColoring: CodeColoring {
    private var highlighter: SyntaxHighlighter

    /// `nil` for a language that is not known.
    package init?(language: String) {
        guard let highlighter = SyntaxHighlighter(language: language) else { return nil }
        self.highlighter = highlighter
    }

    /// The next part of the code.
    package mutating func color(_ chunk: String) -> StyledText {
        Self.styled(highlighter.feed(chunk))
    }

    /// What was held back.
    package mutating func finish() -> StyledText {
        Self.styled(highlighter.finish())
    }

    private static func styled(_ spans: [SyntaxSpan]) -> StyledText {
        StyledText(spans.map { StyledText.Span($0.text, TextStyle($0.role)) })
    }
}

extension MarkdownOptions {
    /// How Markdown is laid out on a terminal or in a file, with code in colors.
    ///
    /// - Parameters:
    ///   - width: The cells of a line; `nil` asks the terminal each time.
    ///   - showsLinkAddresses: Whether addresses are shown behind the texts that lead there; by default on a terminal
    ///     that makes no links, and, in answers, wherever no link is made.
    ///   - isAnswer: Whether the text is read as what a model wrote rather than as CommonMark.
    package init(
        for capabilities: TerminalCapabilities, width: Int? = nil, showsLinkAddresses: Bool? = nil,
        isAnswer: Bool = false
    ) {
        let columns = capabilities.columns
        self.init(
            width: { width ?? columns() },
            isUTF8: capabilities.isUTF8,
            // Where a link cannot be followed, its address has to be read.
            showsLinkAddresses: showsLinkAddresses
                ?? ((capabilities.isTerminal || isAnswer) && capabilities.links != .certain),
            codeColorer: { SyntaxColoring(language: $0) })
        guard isAnswer else { return }
        dialect = .answer
        showsStrikeSigns = capabilities.colorDepth == .none
    }
}
