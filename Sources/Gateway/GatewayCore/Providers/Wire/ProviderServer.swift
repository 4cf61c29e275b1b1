/// A provider's server as the gateway of its protocol needs it: who it is, and in what it differs from others of the
/// same protocol.
struct ProviderServer: Sendable {
    /// How it is called, and where its key comes from.
    var identity: ProviderIdentity
    /// Its address when the settings name none; `nil`: the protocol's own.
    var address: String?
    /// Where it wants the key; `nil`: where the protocol has it.
    var keyPlace: ProviderClient.KeyPlace?
    /// Headers that it wants besides.
    var headers: [HTTPHeaders.Field] = []
    /// What follows every path, such as Azure's `?api-version=…`.
    var query = ""
    /// How it differs, where it speaks Chat Completions.
    var traits = ChatCompletionsTraits()
    /// The temperatures that it takes, where it speaks Chat Completions.
    var temperatures: ClosedRange<Double> = 0...2

    init(_ identity: ProviderIdentity, address: String? = nil) {
        self.identity = identity
        self.address = address
    }

    /// The model of the settings as one of this provider's.
    func modelID(_ settings: GatewaySettings) -> ModelID {
        ModelID(provider: identity.name, model: settings.model)
    }
}
