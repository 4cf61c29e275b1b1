/// How answers are shown. It changes nothing that is kept.
package struct AnswerDisplay: Sendable, Hashable {
    /// Whether Markdown is laid out on a terminal; otherwise its source is shown.
    package var rendersMarkdown: Bool
    /// Whether a model's reasoning stays on the screen; otherwise one line tells of it.
    package var showsReasoning: Bool

    /// A way to show answers.
    package init(rendersMarkdown: Bool = true, showsReasoning: Bool = false) {
        self.rendersMarkdown = rendersMarkdown
        self.showsReasoning = showsReasoning
    }
}
