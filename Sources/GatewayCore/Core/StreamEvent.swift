/// One step of an answer that is being streamed.
public enum StreamEvent: Sendable, Hashable {
    /// The next piece of the answer's text; never empty, and never half a character's encoding.
    case text(String)
    /// The next piece of the model's visible reasoning.
    case reasoning(String)
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
}

extension StreamEvent {
    /// Whether something of the answer itself is in it, which cannot be taken back once it is shown.
    var isPieceOfAnswer: Bool {
        switch self {
        case .text, .reasoning, .finish: true
        case .usage, .metadata, .retrying, .fallback: false
        }
    }
}
