extension Usage {
    /// Reads a `usage` object. `nil` when there is none, or it counts nothing.
    ///
    /// Cached tokens stand in `prompt_tokens_details.cached_tokens` (OpenAI), in `num_cached_tokens` or
    /// `prompt_token_details` (Mistral), or in `prompt_cache_hit_tokens` (DeepSeek). xAI leaves the reasoning out of
    /// `completion_tokens`, but not out of the total.
    init?(chatCompletions usage: JSONValue) {
        guard let prompt = usage["prompt_tokens"]?.tokenCount else { return nil }
        var completion = usage["completion_tokens"]?.tokenCount ?? 0
        let total = usage["total_tokens"]?.tokenCount
        let reasoning = usage["completion_tokens_details"]?["reasoning_tokens"]?.tokenCount
        if let total, let reasoning, total - prompt - completion == reasoning {
            completion += reasoning
        }
        let promptDetails = usage["prompt_tokens_details"] ?? usage["prompt_token_details"]
        self.init(
            promptTokens: prompt,
            completionTokens: completion,
            totalTokens: total,
            cachedTokens: promptDetails?["cached_tokens"]?.tokenCount ?? usage["num_cached_tokens"]?.tokenCount
                ?? usage["prompt_cache_hit_tokens"]?.tokenCount,
            reasoningTokens: reasoning
        )
    }
}

extension JSONValue {
    /// A number of tokens. One that no call could have is damage or malice, and counts as not reported: sums of such
    /// numbers would overflow.
    public var tokenCount: Int? {
        intValue.flatMap { (0...Int(Int32.max)).contains($0) ? $0 : nil }
    }
}
