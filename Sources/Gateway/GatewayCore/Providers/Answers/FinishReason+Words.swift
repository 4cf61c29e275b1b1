import GatewayJSON

extension FinishReason.Kind {
    /// The words of all protocols, in small letters: a server may pass on what the one behind it said.
    private static let words: [String: FinishReason.Kind] = [
        "stop": .stop, "eos": .stop, "eos_token": .stop, "end_turn": .stop, "stop_sequence": .stop, "completed": .stop,
        "length": .length, "model_length": .length, "max_tokens": .length, "max_output_tokens": .length,
        "model_context_window_exceeded": .length,
        "content_filter": .contentFilter, "content_filtered": .contentFilter, "safety": .contentFilter,
        "recitation": .contentFilter, "blocklist": .contentFilter, "prohibited_content": .contentFilter,
        "spii": .contentFilter, "image_safety": .contentFilter, "image_prohibited_content": .contentFilter,
        "image_recitation": .contentFilter, "model_armor": .contentFilter, "guardrail_intervened": .contentFilter,
        "sensitive": .contentFilter,
        "refusal": .refusal,
        "tool_calls": .toolCalls, "tool_call": .toolCalls, "function_call": .toolCalls, "tool_use": .toolCalls,
        "unexpected_tool_call": .toolCalls,
    ]

    /// The kind that a provider's word for the end of an answer means.
    init(word: String) {
        self = Self.words[word.lowercased()] ?? (FinishReason.isFailure(word) ? .error : .other)
    }
}

extension JSONValue {
    /// The word for the end under a key. Some servers write an empty one, or `"null"`, while the answer goes on.
    func finishWord(_ key: String) -> String? {
        guard let word = self[key]?.stringValue, !word.isEmpty, word != "null" else { return nil }
        return word
    }
}
