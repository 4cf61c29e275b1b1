/// How answers are shown. It changes nothing that is kept.
struct AnswerDisplay: Sendable, Hashable {
    /// Whether Markdown is laid out; otherwise its source is shown.
    var rendersMarkdown = true
    /// Whether a model's reasoning stays on the screen; otherwise one line tells of it.
    var showsReasoning = false
}
