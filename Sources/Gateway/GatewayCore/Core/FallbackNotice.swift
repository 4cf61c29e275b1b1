/// That a model could not answer, and another one is asked instead.
public struct FallbackNotice: Sendable, Hashable {
    /// The model that could not.
    public var from: ModelID
    /// The model that is asked now.
    public var to: ModelID
    /// The address of its server, where that is not the provider's usual one.
    public var baseURL: String?
    /// What went wrong.
    public var error: GatewayError

    /// A notice from its parts.
    public init(from: ModelID, to: ModelID, at baseURL: String? = nil, error: GatewayError) {
        self.from = from
        self.to = to
        self.baseURL = baseURL
        self.error = error
    }
}
