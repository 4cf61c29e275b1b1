/// What stands before the draft.
package struct LinePrompt: Sendable, Hashable {
    /// The visible text, on one line, without escapes; end it with a space. Control characters are dropped.
    package var text: String
    /// The parameters of an SGR escape, such as `36` or `1;34`, or empty for none. Styles all but the last character.
    package var style: String
    /// Whether a short answer is asked for: a draft that waits for the next prompt is not put here.
    package var isQuestion: Bool
    /// Whether Ctrl-C on a draft ends the read, too, as it does on an empty one. The draft goes to the history.
    package var isLeftByInterrupt: Bool

    /// Makes a prompt of plain text and an optional style.
    package init(_ text: String, style: String = "", isQuestion: Bool = false, isLeftByInterrupt: Bool = false) {
        self.text = text
        self.style = style
        self.isQuestion = isQuestion
        self.isLeftByInterrupt = isLeftByInterrupt
    }
}
