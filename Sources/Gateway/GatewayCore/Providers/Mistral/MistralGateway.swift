import GatewayJSON

/// A model of Mistral.
public struct MistralGateway: WireGateway {
    typealias Mapper = ChatCompletionsMapper

    /// Mistral's address. `https://api.eu.mistral.ai/v1` and `https://api.us.mistral.ai/v1` keep data in a region.
    public static let defaultBaseURL = "https://api.mistral.ai/v1"

    let endpoint: WireEndpoint

    /// A gateway for the model in `settings`.
    ///
    /// The key is sent as a bearer token.
    public init(settings: GatewaySettings) {
        self.init(settings: settings, server: ProviderServer(.mistral))
    }

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
        model: String, apiKey: String, baseURL: String? = nil, temperature: Double? = nil, maxTokens: Int? = nil,
        connection: ConnectionOptions = ConnectionOptions(), transport: any HTTPTransport = CurlTransport.shared
    ) {
        self.init(
            apiKey: apiKey,
            settings: GatewaySettings(
                model: model, baseURL: baseURL, temperature: temperature, maxTokens: maxTokens, transport: transport,
                connection: connection))
    }

    init(settings: GatewaySettings, server: ProviderServer) {
        endpoint = WireEndpoint(
            settings, at: server, temperatures: 0...1.5,
            structuredOutput: Self.lacksJSONSchema(server.modelID(settings).model) ? .jsonMode : .jsonSchema,
            defaultAddress: Self.defaultBaseURL, form: .chat
        ) { address in
            // Mistral's own libraries are given the server without `/v1`; both forms are taken here.
            BaseURL.tidy(address) { $0.addPath("/v1") }
        }
    }

    func wire(_ request: LLMRequest, isStreamed: Bool) -> WireRequest {
        let sent = endpoint.settle(request, in: .chat, limit: endpoint.limit(of: request))
        let body = body(for: endpoint.returning(request, in: .chat), sent, isStreamed: isStreamed)
        return endpoint.wire(.chat, path: ChatCompletionsBody.path, body: body, for: request, sent: sent)
    }

    /// The request as Mistral takes it (https://docs.mistral.ai/api). It refuses fields that it does not know with
    /// 422: no `stream_options` (usage comes anyway), no `max_completion_tokens`.
    private func body(for request: LLMRequest, _ sent: SentSettings, isStreamed: Bool) -> JSONObject {
        ChatCompletionsBody.make(
            request, settings: endpoint.settings,
            traits: ChatCompletionsTraits(
                asksForUsage: false, seedField: "random_seed", structuredOutput: abilities.structuredOutput,
                hasStrictForm: false),
            sent: sent, isStreamed: isStreamed)
    }

    /// The request as Mistral takes it.
    func body(for request: LLMRequest, isStreamed: Bool) -> JSONObject {
        wire(request, isStreamed: isStreamed).body
    }

    /// The models that know JSON mode but no schema
    /// (https://docs.mistral.ai/capabilities/structured-output/custom_structured_output, unverified since).
    private static func lacksJSONSchema(_ model: String) -> Bool {
        ["codestral-mamba", "open-codestral-mamba", "open-mistral-7b", "open-mixtral"].contains { model.hasPrefix($0) }
    }
}

extension ProviderIdentity {
    static let mistral = ProviderIdentity(
        name: "mistral", displayName: "Mistral", keyVariable: "MISTRAL_API_KEY")
}
