/// A model where it is served: two servers may serve different models under one name, at different prices.
public struct ServedModel: Sendable, Hashable {
    /// The model's name.
    public var id: ModelID
    /// The server's address, where it is not the provider's usual one.
    public var baseURL: String?

    /// A model at an address; `nil`: the provider's usual one.
    public init(id: ModelID, baseURL: String? = nil) {
        self.id = id
        self.baseURL = baseURL
    }

    /// The model that a gateway asks.
    public init(_ gateway: any LLMGateway) {
        self.init(id: gateway.id, baseURL: gateway.baseURL)
    }
}
