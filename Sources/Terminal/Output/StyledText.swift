/// Text in which every part has a role: a value without any escape sequence.
///
/// ```swift
/// let notice: StyledText = "Now using \(.accent(model)), \(price, .dim)"
/// let same = "Now using " + .accent(model) + ", " + .dim(price)
/// ```
///
/// The text may come from anywhere. It is made harmless by ``TerminalWriter`` when it is written, not here.
public struct StyledText: Sendable, Hashable {
    /// A run of text in one role.
    public struct Span: Sendable, Hashable {
        /// The text as it was given; not sanitised.
        public var text: String
        /// What the text is for.
        public var role: TextStyle

        /// Makes a run of text in one role.
        public init(_ text: String, _ role: TextStyle) {
            self.text = text
            self.role = role
        }
    }

    /// The runs in reading order. No run is empty and no two neighbours share a role.
    public private(set) var spans: [Span] = []

    /// Makes a text of a single role.
    public init(_ text: String = "", _ role: TextStyle = .plain) {
        append(text, role)
    }

    /// Makes a text of runs; neighbours in the same role are joined.
    public init(_ spans: [Span]) {
        for span in spans {
            append(span.text, span.role)
        }
    }

    /// Adds text at the end.
    public mutating func append(_ text: String, _ role: TextStyle = .plain) {
        guard !text.isEmpty else { return }
        if let last = spans.indices.last, spans[last].role == role {
            spans[last].text += text
        } else {
            spans.append(Span(text, role))
        }
    }

    /// Adds another styled text at the end.
    public mutating func append(_ other: StyledText) {
        for span in other.spans {
            append(span.text, span.role)
        }
    }

    /// Whether there is no text at all.
    public var isEmpty: Bool { spans.isEmpty }

    /// The first text followed by the second.
    public static func + (first: StyledText, second: StyledText) -> StyledText {
        var result = first
        result.append(second)
        return result
    }

    /// Adds the second text to the end of the first.
    public static func += (first: inout StyledText, second: StyledText) {
        first.append(second)
    }
}

extension StyledText: CustomStringConvertible {
    /// The text alone, as it was given; not sanitised.
    public var description: String { spans.map(\.text).joined() }
}

extension Sequence<StyledText> {
    /// All texts in one, with a separator between neighbours.
    public func joined(separator: StyledText = StyledText()) -> StyledText {
        var result = StyledText()
        for (index, text) in enumerated() {
            if index > 0 { result.append(separator) }
            result.append(text)
        }
        return result
    }
}
