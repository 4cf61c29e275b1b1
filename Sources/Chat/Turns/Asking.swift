import GatewayCore

/// A turn to begin: what is asked, of whom, and where it stands in the conversation.
struct Asking: Sendable, Hashable {
    /// What is asked.
    var prompt: String
    /// What is shown with it.
    var attachments: [PromptAttachment]
    /// The number of the turn that it is said after; `nil` begins a conversation.
    var parent: Int?
    /// A model other than the session's, for this turn alone.
    var choice: ModelChoice?
    /// A temperature other than the session's, for this turn alone.
    var temperature: Double?

    init(
        _ prompt: String, attachments: [PromptAttachment] = [], after parent: Int?, choice: ModelChoice? = nil,
        temperature: Double? = nil
    ) {
        self.prompt = prompt
        self.attachments = attachments
        self.parent = parent
        self.choice = choice
        self.temperature = temperature
    }
}
