public import GatewayJSON

/// A model's whole answer.
public struct LLMResponse: Sendable, Hashable {
    /// The answer's text, exactly as it came, without reasoning that stood in it.
    public var content: String
    /// The model's visible reasoning, where the provider shows it; never part of `content`.
    public var reasoning: String
    /// The reasoning in the provider's own form, which goes back to the model with the conversation; see
    /// ``Message/Part/reasoning(_:)``.
    public var reasoningContent: ReasoningContent?
    /// The answer as JSON, when JSON was asked for and the content is JSON, as ``StructuredText`` reads it.
    public var parsed: JSONValue?
    /// The tokens that the provider reported. `nil`: it reported none.
    public var usage: Usage?
    /// The model that answered, as the provider named it; else the one that was asked.
    public var model: String
    /// Why the answer ended.
    public var finishReason: FinishReason
    /// What else the provider told: request id, fingerprints, fields that Parlance does not know.
    public var metadata: JSONObject

    /// An answer from its parts.
    public init(
        content: String,
        reasoning: String = "",
        parsed: JSONValue? = nil,
        usage: Usage? = nil,
        model: String,
        finishReason: FinishReason,
        metadata: JSONObject = [:]
    ) {
        self.content = content
        self.reasoning = reasoning
        self.parsed = parsed
        self.usage = usage
        self.model = model
        self.finishReason = finishReason
        self.metadata = metadata
    }
}
