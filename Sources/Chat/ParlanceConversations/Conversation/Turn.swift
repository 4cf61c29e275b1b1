package import GatewayCore

/// One exchange: what the person said, and what came back.
package struct Turn: Sendable, Hashable {
    /// What the person said.
    package var prompt: String
    /// What the person showed with it.
    package var attachments: [PromptAttachment] = []
    /// What came back. `nil` while nothing has, or when the program died before anything did.
    package var answer: Answer?
    /// Earlier answers, which missed the schema: they cost their tokens, and are no part of the conversation.
    package var rejected: [Answer]
    /// What was asked for after this turn and not made a part of the conversation, such as a summary that broke off: it
    /// cost its tokens all the same.
    package var unused: [Answer] = []
    /// The temperature that this answer alone was asked for with; `nil`: the session's.
    package var temperature: Double?
    /// The effort that this answer alone was asked for with; `nil`: the session's.
    package var effort: ReasoningEffort?
    /// The name of the profile that its model was chosen by; `nil` where none was.
    package var profile: String?
    /// The number of the turn from whose branch this one begins another: a summary of that branch, which `/compact` made
    /// and nobody said, or the first turn of what `/context` left of it, which repeats an earlier one; `nil` for other
    /// turns.
    package var summarized: Int?
    /// The number of the turn whose answer its own continues; `nil` for other turns.
    package var continued: Int?

    /// A turn from its parts.
    package init(
        prompt: String, attachments: [PromptAttachment] = [], answer: Answer? = nil, rejected: [Answer] = [],
        temperature: Double? = nil, effort: ReasoningEffort? = nil, summarized: Int? = nil, continued: Int? = nil
    ) {
        self.prompt = prompt
        self.attachments = attachments
        self.answer = answer
        self.rejected = rejected
        self.temperature = temperature
        self.effort = effort
        self.summarized = summarized
        self.continued = continued
    }

    /// Whether words came back. A prompt without an answer is no part of what is sent.
    package var isAnswered: Bool {
        answer.map { !$0.text.allSatisfy(\.isWhitespace) } ?? false
    }

    /// Whether it stands for earlier turns.
    package var isSummary: Bool { summarized != nil && copied == nil }

    /// The number of the turn that it repeats in a branch that was made of another one; `nil` for other turns.
    package var copied: Int? { answer?.original }

    /// What stands for the question that nobody asked.
    package static let summaryLabel = "(summary of earlier turns)"
}
