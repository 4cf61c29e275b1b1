public import GatewayJSON

/// One step of an answer that is being streamed.
public enum StreamEvent: Sendable, Hashable {
    /// The next piece of the answer's text; never empty, and never half a character's encoding.
    case text(String)
    /// The next piece of the model's visible reasoning.
    case reasoning(String)
    /// All text that has come so far was reasoning: the model's server left out the mark that opens it, and the one that
    /// closes it has come only now. It is a paragraph of the reasoning from now on, after what that has already, and
    /// the answer's text begins with the next piece.
    case textWasReasoning
    /// The tokens of the call so far; a later report replaces an earlier one.
    case usage(Usage)
    /// Facts about the answer that are not part of it, merged field by field: `id`, `model`, unknown fields.
    case metadata(JSONObject)
    /// The answer is complete. Usage and metadata may still follow.
    case finish(FinishReason)
    /// Nothing has come yet: the call failed, and is made again after a wait that begins now. It may come several times
    /// before the first piece of an answer, but never after it.
    case retrying(RetryNotice)
    /// Nothing has come yet: the model could not answer, and another one is asked. See ``FallbackGateway``.
    case fallback(FallbackNotice)
    /// A setting of the request does not reach the model as it was asked for.
    case adjusted(RequestAdjustment)
    /// The reasoning of the answer in the provider's own form, to be sent back with the conversation.
    case reasoningContent(ReasoningContent)
}

extension StreamEvent {
    /// Whether something of the answer itself is in it, which cannot be taken back once it is shown.
    var isPieceOfAnswer: Bool {
        switch self {
        case .text, .reasoning, .textWasReasoning, .finish: true
        case .usage, .metadata, .retrying, .fallback, .adjusted, .reasoningContent: false
        }
    }
}
