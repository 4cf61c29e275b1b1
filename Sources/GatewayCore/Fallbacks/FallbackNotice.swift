/// That a model could not answer, and another one is asked instead.
public struct FallbackNotice: Sendable, Hashable {
    /// The model that could not.
    public var from: ModelID
    /// The model that is asked now.
    public var to: ModelID
    /// What went wrong.
    public var error: GatewayError

    /// A notice from its parts.
    public init(from: ModelID, to: ModelID, error: GatewayError) {
        self.from = from
        self.to = to
        self.error = error
    }
}
