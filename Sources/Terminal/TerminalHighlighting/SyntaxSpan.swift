/// A piece of source text and what it is.
public struct SyntaxSpan: Sendable, Hashable {
    /// The text, unchanged.
    public var text: String
    /// What it is.
    public var role: SyntaxRole

    /// Makes a span.
    public init(_ text: String, _ role: SyntaxRole) {
        self.text = text
        self.role = role
    }
}
