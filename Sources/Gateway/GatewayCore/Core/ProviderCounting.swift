/// A gateway whose provider counts the tokens of a prompt itself, and charges nothing for it.
public protocol ProviderCounting: LLMGateway {
    /// The tokens of a request's prompt by the provider's own count. The prompt is sent to it; nothing is answered.
    ///
    /// - Throws: ``GatewayError`` with the provider's own message.
    func countTokensAtProvider(_ request: LLMRequest) async throws(GatewayError) -> Int
}

extension LLMGateway {
    /// What can ask the model's provider for its own count; `nil`: this provider has no such thing.
    public var counting: (any ProviderCounting)? {
        switch self {
        case let gateway as ObservedGateway: gateway.gateway.counting
        case let gateway as FallbackGateway: gateway.first.counting
        default: self as? any ProviderCounting
        }
    }
}
