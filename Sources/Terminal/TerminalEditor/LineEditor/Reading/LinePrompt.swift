/// What stands before the draft.
package struct LinePrompt: Sendable, Hashable {
    /// The visible text, on one line, without escapes; end it with a space. Control characters are dropped.
    package var text: String
    /// What the text is for. Where it is more than plain text, what stands beside the draft is dim.
    package var role: TextStyle
    /// Whether a short answer is asked for: a draft that waits for the next prompt is not put here, and what is typed
    /// before the question can be seen is no answer to it.
    package var isQuestion: Bool
    /// Whether Ctrl-C on a draft ends the read, too, as it does on an empty one. The draft goes to the history.
    package var isLeftByInterrupt: Bool
    /// Whether what is typed is shown to nobody, and kept nowhere.
    package var isSecret: Bool

    /// Makes a prompt.
    package init(
        _ text: String, role: TextStyle = .plain, isQuestion: Bool = false, isLeftByInterrupt: Bool = false,
        isSecret: Bool = false
    ) {
        self.text = text
        self.role = role
        self.isQuestion = isQuestion || isSecret
        self.isLeftByInterrupt = isLeftByInterrupt
        self.isSecret = isSecret
    }
}
