/// A gateway that is made of settings with a key, and of nothing else.
public protocol KeyedGateway: LLMGateway {
    /// A gateway for the model in `settings`, with their key.
    init(settings: GatewaySettings)
}

extension KeyedGateway {
    /// A gateway for the model in `settings`.
    ///
    /// - Parameter apiKey: Read as ``APIKey`` says. A text that cannot be a key is the error of every call.
    public init(apiKey: String, settings: GatewaySettings) {
        self.init(settings: settings.with(apiKey: apiKey))
    }

    /// A gateway without a factory: a model's name and a key.
    ///
    /// - Parameters:
    ///   - baseURL: Another server than the provider's own.
    ///   - temperature: For requests that name none.
    ///   - maxTokens: The most tokens of an answer, for requests that name no limit.
    public init(
        model: String,
        apiKey: String,
        baseURL: String? = nil,
        temperature: Double? = nil,
        maxTokens: Int? = nil,
        connection: ConnectionOptions = ConnectionOptions(),
        transport: any HTTPTransport = CurlTransport.shared
    ) {
        self.init(
            apiKey: apiKey,
            settings: GatewaySettings(
                model: model, baseURL: baseURL, temperature: temperature, maxTokens: maxTokens, transport: transport,
                connection: connection))
    }
}
