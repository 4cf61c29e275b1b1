/// Text in which every part has a role: a value without any escape sequence.
///
/// ```swift
/// let notice: StyledText = "Now using \(.accent(model)), \(price, .dim)"
/// let same = "Now using " + .accent(model) + ", " + .dim(price)
/// ```
///
/// The text may come from anywhere. It is made harmless by ``TerminalWriter`` when it is written, not here.
package struct StyledText: Sendable, Hashable {
    /// A run of text that looks alike from its beginning to its end.
    package struct Span: Sendable, Hashable {
        /// The text as it was given; not sanitised.
        package var text: String
        /// What the text is for.
        package var role: TextStyle
        /// How it stands out from other text of its role.
        package var attributes: TextAttributes
        /// The address that the text leads to, as it was given; not sanitised.
        package var link: String?

        /// Makes a run of text.
        package init(_ text: String, _ role: TextStyle, attributes: TextAttributes = [], link: String? = nil) {
            self.text = text
            self.role = role
            self.attributes = attributes
            self.link = link
        }

        /// Whether two runs differ in nothing but their text.
        func looksLike(_ other: Span) -> Bool {
            role == other.role && attributes == other.attributes && link == other.link
        }

        /// Another text that looks alike.
        package func with(_ text: String) -> Span {
            var span = self
            span.text = text
            return span
        }
    }

    /// The runs in reading order. No run is empty and no two neighbors look alike.
    package private(set) var spans: [Span] = []

    /// Makes a text of a single role.
    package init(_ text: String = "", _ role: TextStyle = .plain) {
        append(text, role)
    }

    /// Makes a text of runs; neighbors that look alike are joined.
    package init(_ spans: [Span]) {
        for span in spans {
            append(span)
        }
    }

    /// Adds text at the end.
    package mutating func append(_ text: String, _ role: TextStyle = .plain) {
        append(Span(text, role))
    }

    /// Adds a run at the end.
    package mutating func append(_ span: Span) {
        guard !span.text.isEmpty else { return }
        if let last = spans.indices.last, spans[last].looksLike(span) {
            spans[last].text += span.text
        } else {
            spans.append(span)
        }
    }

    /// Adds another styled text at the end.
    package mutating func append(_ other: StyledText) {
        for span in other.spans {
            append(span)
        }
    }

    /// Whether there is no text at all.
    package var isEmpty: Bool { spans.isEmpty }

    /// The first text followed by the second.
    package static func + (first: StyledText, second: StyledText) -> StyledText {
        var result = first
        result.append(second)
        return result
    }

    /// Adds the second text to the end of the first.
    package static func += (first: inout StyledText, second: StyledText) {
        first.append(second)
    }
}

extension StyledText: CustomStringConvertible {
    /// The text alone, as it was given; not sanitised.
    package var description: String { spans.reduce(into: "") { $0 += $1.text } }
}

extension Sequence<StyledText> {
    /// All texts in one, with a separator between neighbors.
    package func joined(separator: StyledText = StyledText()) -> StyledText {
        var result = StyledText()
        for (index, text) in enumerated() {
            if index > 0 { result.append(separator) }
            result.append(text)
        }
        return result
    }
}
