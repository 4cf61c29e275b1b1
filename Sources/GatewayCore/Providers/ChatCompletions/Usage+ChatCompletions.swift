extension Usage {
    /// Reads a `usage` object. `nil` when there is none, or it counts nothing.
    ///
    /// Cached tokens stand in `prompt_tokens_details.cached_tokens` (OpenAI), in `num_cached_tokens` or
    /// `prompt_token_details` (Mistral), or in `prompt_cache_hit_tokens` (DeepSeek). xAI leaves the reasoning out of
    /// `completion_tokens`, but not out of the total.
    init?(chatCompletions usage: JSONValue) {
        guard let prompt = usage["prompt_tokens"]?.intValue else { return nil }
        var completion = usage["completion_tokens"]?.intValue ?? 0
        let total = usage["total_tokens"]?.intValue
        let reasoning = usage["completion_tokens_details"]?["reasoning_tokens"]?.intValue
        if let total, let reasoning, total - prompt - completion == reasoning {
            completion += reasoning
        }
        let promptDetails = usage["prompt_tokens_details"] ?? usage["prompt_token_details"]
        self.init(
            promptTokens: prompt,
            completionTokens: completion,
            totalTokens: total,
            cachedTokens: promptDetails?["cached_tokens"]?.intValue ?? usage["num_cached_tokens"]?.intValue
                ?? usage["prompt_cache_hit_tokens"]?.intValue,
            reasoningTokens: reasoning
        )
    }
}
