/// What was counted here of a prompt, in the parts that a provider may count otherwise.
public struct PromptMeasure: Sendable, Hashable {
    /// The tokens of the messages and of what the chat format puts around them, without a schema.
    public var tokens: Int
    /// The tokens of the schema that the answer is to match.
    public var schemaTokens: Int
    /// The messages, a system prompt included.
    public var messages: Int
    /// Whether there is a system prompt. A chat template may put one of its own where there is none.
    public var hasSystem: Bool
    /// Whether all of it follows published rules.
    public var isExact: Bool

    /// By how much the provider's number for the beginning of this conversation was above the calibrated one: that
    /// beginning is still in it.
    var correction = 0

    /// A measure from its parts.
    public init(tokens: Int, schemaTokens: Int = 0, messages: Int, hasSystem: Bool = false, isExact: Bool = false) {
        self.tokens = tokens
        self.schemaTokens = schemaTokens
        self.messages = messages
        self.hasSystem = hasSystem
        self.isExact = isExact
    }

    /// What it is without any calibration.
    public var count: Int {
        tokens + schemaTokens
    }
}
