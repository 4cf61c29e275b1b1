import GatewayCore

/// One exchange: what the person said, and what came back.
public struct Turn: Sendable, Hashable {
    /// What the person said.
    public var prompt: String
    /// What came back. `nil` while nothing has, or when the program died before anything did.
    public var answer: Answer?
    /// Earlier answers, which missed the schema: they cost their tokens, and are no part of the conversation.
    public var rejected: [Answer]

    /// A turn from its parts.
    public init(prompt: String, answer: Answer? = nil, rejected: [Answer] = []) {
        self.prompt = prompt
        self.answer = answer
        self.rejected = rejected
    }
}
