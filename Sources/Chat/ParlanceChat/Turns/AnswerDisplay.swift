/// How answers are shown. It changes nothing that is kept.
public struct AnswerDisplay: Sendable, Hashable {
    /// Whether Markdown is laid out on a terminal; otherwise its source is shown.
    public var rendersMarkdown: Bool
    /// Whether a model's reasoning stays on the screen; otherwise one line tells of it.
    public var showsReasoning: Bool

    /// A way to show answers.
    public init(rendersMarkdown: Bool = true, showsReasoning: Bool = false) {
        self.rendersMarkdown = rendersMarkdown
        self.showsReasoning = showsReasoning
    }
}
