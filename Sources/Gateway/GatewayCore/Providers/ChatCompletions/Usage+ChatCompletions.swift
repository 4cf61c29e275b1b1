import GatewayJSON

extension Usage {
    /// Reads a `usage` object of OpenAI's interfaces. `nil` when there is none, or it counts nothing.
    ///
    /// Chat Completions counts `prompt_tokens` and `completion_tokens`, Responses `input_tokens` and `output_tokens`;
    /// servers that speak the one may name them as the other. Cached tokens are in `prompt_tokens_details.cached_tokens`
    /// (OpenAI), in `num_cached_tokens` or `prompt_token_details` (Mistral), in `prompt_cache_hit_tokens` (DeepSeek), or
    /// in `cached_tokens` (Kimi). xAI leaves the reasoning out of `completion_tokens`, but not out of the total.
    init?(openAI usage: JSONValue, tier: String? = nil) {
        let fields = UsageFields(usage)
        let isAnthropic =
            !fields.has("prompt_tokens", "total_tokens") && fields.has("input_tokens")
            && fields.has("cache_read_input_tokens", "cache_creation_input_tokens")
        if isAnthropic {
            self.init(anthropic: usage.objectValue ?? [:])
            return
        }
        var prompt = fields.count("prompt_tokens", "input_tokens")
        if prompt == nil, let hit = fields.count("prompt_cache_hit_tokens"),
            let miss = fields.count("prompt_cache_miss_tokens")
        {
            prompt = hit + miss
        }
        var completion = fields.count("completion_tokens", "output_tokens")
        let total = fields.count("total_tokens")
        let reasoning = fields.count(
            "completion_tokens_details.reasoning_tokens", "output_tokens_details.reasoning_tokens", "reasoning_tokens")
        if let total, let reasoning, let prompt, let inside = completion, total - prompt - inside == reasoning {
            completion = inside + reasoning
        }
        self.init(
            prompt: prompt, completion: completion, total: total,
            cached: fields.count(
                "prompt_tokens_details.cached_tokens", "input_tokens_details.cached_tokens",
                "prompt_token_details.cached_tokens", "num_cached_tokens", "prompt_cache_hit_tokens", "cached_tokens",
                "cache_read_input_tokens"),
            cacheWrite: fields.count(
                "prompt_tokens_details.cache_write_tokens", "input_tokens_details.cache_write_tokens",
                "prompt_tokens_details.cache_creation_tokens", "cache_write_tokens", "cache_creation_input_tokens"),
            longCacheWrite: fields.count(
                "prompt_tokens_details.cache_write_tokens_details.ttl_12h_tokens",
                "input_tokens_details.cache_write_tokens_details.ttl_12h_tokens",
                "cache_write_tokens_details.ttl_12h_tokens", "cache_creation.ephemeral_1h_input_tokens",
                "prompt_tokens_details.cache_creation_token_details.ephemeral_1h_input_tokens"),
            reasoning: reasoning, tier: fields.text("service_tier") ?? tier)
    }
}
