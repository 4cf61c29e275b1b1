/// What a call was, for whoever counts calls: never anything of what was asked or answered.
public struct CallReport: Sendable, Hashable {
    /// The model that answered, or that was asked last.
    public var model: ModelID
    /// The tokens that the provider reported; `nil`: it reported none.
    public var usage: Usage?
    /// From the first request to the first piece of the answer; `nil` when none came, or it came whole.
    public var firstToken: Duration?
    /// From the first request to the end.
    public var duration: Duration
    /// How often the call was made again.
    public var retries: Int
    /// Why the answer ended; `nil` when it did not come to its end.
    public var finishReason: FinishReason.Kind?
    /// What kind of failure ended the call; `nil` when none did.
    public var failure: GatewayError.Code?
    /// The address that was asked, where it is not the provider's usual one.
    public var baseURL: String?
}
