extension StyledText: ExpressibleByStringInterpolation {
    /// Makes a plain text from a literal.
    package init(stringLiteral value: String) {
        self.init(value)
    }

    /// Makes a text from an interpolated literal.
    package init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.text
    }

    /// Collects the parts of an interpolated literal.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = StyledText()

        /// Starts an empty text; the expected sizes are of no use here.
        package init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds the words of the literal itself.
        package mutating func appendLiteral(_ literal: String) {
            text.append(literal)
        }

        /// Adds a styled text: `"\(.accent(name))"`.
        package mutating func appendInterpolation(_ styled: StyledText) {
            text.append(styled)
        }

        /// Adds a value's description in a role: `"\(count, .strong)"`, plain when none is named.
        package mutating func appendInterpolation(_ value: some CustomStringConvertible, _ role: TextStyle = .plain) {
            text.append(value.description, role)
        }
    }
}

extension StyledText {
    /// Text that may be overlooked.
    package static func dim(_ text: String) -> StyledText { StyledText(text, .dim) }
    /// Text that stands out by weight.
    package static func strong(_ text: String) -> StyledText { StyledText(text, .strong) }
    /// Text that stands out by slant.
    package static func emphasis(_ text: String) -> StyledText { StyledText(text, .emphasis) }
    /// The name of a model, of a profile, or the prompt.
    package static func accent(_ text: String) -> StyledText { StyledText(text, .accent) }
    /// The title of a section.
    package static func heading(_ text: String) -> StyledText { StyledText(text, .heading) }
    /// Something that went well.
    package static func success(_ text: String) -> StyledText { StyledText(text, .success) }
    /// Something that may need attention.
    package static func warning(_ text: String) -> StyledText { StyledText(text, .warning) }
    /// Something that failed.
    package static func error(_ text: String) -> StyledText { StyledText(text, .error) }
    /// Something to be typed as it is.
    package static func code(_ text: String) -> StyledText { StyledText(text, .code) }
    /// The address or the text of a link.
    package static func link(_ text: String) -> StyledText { StyledText(text, .link) }
    /// What the person wrote.
    package static func user(_ text: String) -> StyledText { StyledText(text, .user) }
    /// What a model thought before it answered.
    package static func reasoning(_ text: String) -> StyledText { StyledText(text, .reasoning) }
}
