import GatewayJSON

extension AnthropicGateway: ProviderCounting {
    /// What the counting accepts of a request: the rest says how to answer
    /// (https://docs.anthropic.com/en/api/messages-count-tokens).
    private static let countedFields = [
        "model", "system", "messages", "tools", "tool_choice", "thinking", "output_config",
    ]

    /// The tokens of a prompt as Anthropic counts them, free of charge.
    public func countTokensAtProvider(_ request: LLMRequest) async throws(GatewayError) -> Int {
        let body = body(for: request, isStreamed: false)
        var counted = JSONObject()
        for field in Self.countedFields { counted[field] = body[field] }
        return try await client.count(counted, at: AnthropicBody.path + "/count_tokens", field: "input_tokens")
    }
}
