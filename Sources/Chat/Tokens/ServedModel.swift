import GatewayCore

/// A model where it is served: two servers may serve different models under one name.
struct ServedModel: Sendable, Hashable {
    /// The model's name.
    var id: ModelID
    /// The server's address, where it is not the provider's own.
    var baseURL: String?

    init(id: ModelID, baseURL: String? = nil) {
        self.id = id
        self.baseURL = baseURL
    }

    init(_ gateway: any LLMGateway) {
        self.init(id: gateway.id, baseURL: gateway.baseURL)
    }
}
