import GatewayJSON

extension GeminiGateway: ProviderCounting {
    /// The tokens of a prompt as Google counts them, free of charge (https://ai.google.dev/api/tokens).
    public func countTokensAtProvider(_ request: LLMRequest) async throws(GatewayError) -> Int {
        let path = GeminiBody.countingPath(id.model)
        var whole = body(for: request)
        whole["model"] = .string(GeminiBody.name(of: id.model))
        return try await client.count(["generateContentRequest": .object(whole)], at: path, field: "totalTokens")
    }
}
