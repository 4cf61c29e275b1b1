import GatewayCore

/// One exchange: what the person said, and what came back.
public struct Turn: Sendable, Hashable {
    /// What the person said.
    public var prompt: String
    /// What the person showed with it.
    public var attachments: [PromptAttachment] = []
    /// What came back. `nil` while nothing has, or when the program died before anything did.
    public var answer: Answer?
    /// Earlier answers, which missed the schema: they cost their tokens, and are no part of the conversation.
    public var rejected: [Answer]
    /// What was asked for after this turn and not made a part of the conversation, such as a summary that broke off: it
    /// cost its tokens all the same.
    public var unused: [Answer] = []
    /// The temperature that this answer alone was asked for with; `nil`: the session's.
    public var temperature: Double?

    /// A turn from its parts.
    public init(
        prompt: String, attachments: [PromptAttachment] = [], answer: Answer? = nil, rejected: [Answer] = [],
        temperature: Double? = nil
    ) {
        self.prompt = prompt
        self.attachments = attachments
        self.answer = answer
        self.rejected = rejected
        self.temperature = temperature
    }
}
