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
}
