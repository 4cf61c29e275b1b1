/// A piece of source text and what it is.
package struct SyntaxSpan: Sendable, Hashable {
    /// The text, unchanged.
    package var text: String
    /// What it is.
    package var role: SyntaxRole

    /// Makes a span.
    package init(_ text: String, _ role: SyntaxRole) {
        self.text = text
        self.role = role
    }
}
