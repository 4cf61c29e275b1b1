/// What stands before the draft.
public struct LinePrompt: Sendable, Hashable {
    /// The visible text, on one line, without escapes; end it with a space. Control characters are dropped.
    public var text: String
    /// The parameters of an SGR escape, such as `36` or `1;34`, or empty for none. Styles all but the last character.
    public var style: String

    /// Makes a prompt of plain text and an optional style.
    public init(_ text: String, style: String = "") {
        self.text = text
        self.style = style
    }
}
