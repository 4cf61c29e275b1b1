import GatewayJSON
import GatewayTokenizers

/// What requests ask of the provider's cache.
extension WireEndpoint {
    /// How long the provider is asked to keep the prompt of a request; `nil`: nothing is said of that.
    func cacheLifetime(of request: LLMRequest) -> PromptCaching.Lifetime? {
        request.caching.map { $0.lifetime ?? settings.cacheLifetime ?? .short }
    }

    /// Marks what is to be kept, for a model whose provider wants it marked. Where somebody sets marks of their own, or
    /// what would be marked, nothing is added.
    func addCacheMarks(to body: inout JSONObject, for request: LLMRequest) {
        guard let lifetime = cacheLifetime(of: request), lifetime != .off, let terms = CacheTerms(of: id),
            terms.way == .marks
        else { return }
        let given = [settings.extraParameters, request.extraParameters]
        let isOwn = given.contains { fields in
            CacheMarks.isIn(.object(fields)) || ["system", "messages"].contains { fields[$0] != nil }
        }
        guard !isOwn else { return }
        CacheMarks(lifetime, terms: terms) { [tokenizer] in tokenizer.tokenizer.count($0) }.add(to: &body)
    }

    /// Names the conversation at OpenAI and Mistral, or asks OpenAI to keep nothing: other servers may refuse fields
    /// that they do not know.
    func addCacheKey(to body: inout JSONObject, for request: LLMRequest) {
        guard let lifetime = cacheLifetime(of: request), OfficialHosts.takeCacheKeys(at: client.baseURL) else { return }
        if lifetime == .off {
            // Without a breakpoint of the request's own, this mode uses no cache.
            guard CacheTerms(of: id)?.way == .provider, body["prompt_cache_options"] == nil else { return }
            body["prompt_cache_options"] = ["mode": "explicit"]
        } else if body["prompt_cache_key"] == nil, let key = request.caching?.sendableKey {
            body["prompt_cache_key"] = .string(key)
        }
    }
}
