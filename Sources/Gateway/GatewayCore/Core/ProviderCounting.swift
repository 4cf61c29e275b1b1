/// A gateway whose provider counts the tokens of a prompt itself, and charges nothing for it.
public protocol ProviderCounting: LLMGateway {
    /// The tokens of a request's prompt by the provider's own count. The prompt is sent to it; nothing is answered.
    ///
    /// - Throws: ``GatewayError`` with the provider's own message.
    func countTokensAtProvider(_ request: LLMRequest) async throws(GatewayError) -> Int
}
