/// Styled text that a terminal cannot obey. Only ``Sanitizer`` makes it.
struct SanitizedText: Sendable, Hashable {
    /// A run of harmless text that looks alike.
    struct Run: Sendable {
        /// The text and its looks.
        let span: StyledText.Span

        fileprivate init(_ span: StyledText.Span) {
            self.span = span
        }

        /// The lines of the run, without the breaks between them.
        var lines: [TerminalText] {
            span.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
                .map { TerminalText(Run(span.with(String($0)))) }
        }

        /// The grapheme clusters of the run, each with its width in cells.
        var clusters: [(text: TerminalText, cluster: Character)] {
            span.text.map { (TerminalText(Run(span.with(String($0)))), $0) }
        }
    }

    private var text: StyledText

    fileprivate init(_ harmless: StyledText) {
        text = harmless
    }

    /// Nothing.
    static let empty = SanitizedText(StyledText())
    /// A line break.
    static let lineBreak = SanitizedText("\n")

    /// A whole text made harmless and one line, no wider than so many cells.
    init(_ text: StyledText, fitting cells: Int) {
        // What is cut is made harmless before its width is taken.
        self.text = text.truncated(to: cells)
    }

    /// The runs.
    var runs: [Run] { text.spans.map(Run.init) }

    /// Whether there is no text at all.
    var isEmpty: Bool { text.isEmpty }

    /// The text alone.
    var description: String { text.description }

    /// Adds another text at the end.
    mutating func append(_ other: SanitizedText) {
        text.append(other.text)
    }

    /// The first so many grapheme clusters, and what follows them.
    func split(after count: Int) -> (first: SanitizedText, rest: SanitizedText) {
        var (first, rest) = (StyledText(), StyledText())
        var missing = count
        for span in text.spans {
            let part = span.text.prefix(max(0, missing))
            first.append(span.with(String(part)))
            rest.append(span.with(String(span.text[part.endIndex...])))
            missing -= part.count
        }
        return (SanitizedText(first), SanitizedText(rest))
    }
}

extension Sanitizer {
    /// Makes the next runs of a text harmless.
    mutating func feed(_ text: StyledText) -> SanitizedText {
        SanitizedText(StyledText(text.spans.map { $0.with(feed($0.text)) }))
    }

    /// Ends the text and gives what was held back.
    mutating func end() -> SanitizedText {
        SanitizedText(StyledText(finish()))
    }
}
