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
