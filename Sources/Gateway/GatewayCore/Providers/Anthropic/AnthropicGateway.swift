import GatewaySchema
import GatewayJSON

/// A model of Anthropic, or of a server that speaks its Messages.
public struct AnthropicGateway: WireGateway {
    typealias Mapper = AnthropicMapper

    /// Anthropic's address.
    public static let defaultBaseURL = "https://api.anthropic.com/v1"
    /// The version of the protocol that is spoken. From `2026-10-21` on, every temperature is refused.
    public static let version = "2023-06-01"
    static let modelsPath = "/models?limit=1000"

    let endpoint: WireEndpoint

    /// A gateway for the model in `settings`.
    ///
    /// The key is sent as `x-api-key`.
    public init(settings: GatewaySettings) {
        self.init(settings: settings, server: ProviderServer(.anthropic))
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
        var server = server
        server.headers.insert(HTTPHeaders.Field(name: "anthropic-version", value: Self.version), at: 0)
        endpoint = WireEndpoint(
            settings, at: server, temperatures: 0...1, structuredOutput: .jsonSchema,
            defaultAddress: Self.defaultBaseURL, keyPlace: .header("x-api-key"), form: .anthropic
        ) { address in
            // Anthropic's own libraries are given the server without `/v1`; both forms are taken here.
            BaseURL.tidy(address) { if !$0.path.hasSuffix("/v1") { $0.path += "/v1" } }
        }
    }

    func wire(_ request: LLMRequest, isStreamed: Bool) -> WireRequest {
        let limit = limit(of: request)
        let sent = endpoint.settle(request, in: .anthropic, limit: limit)
        let body = AnthropicBody.make(
            endpoint.returning(request, in: .anthropic), settings: endpoint.settings, sent: sent, limit: limit,
            isStreamed: isStreamed)
        return endpoint.wire(.anthropic, path: AnthropicBody.path, body: body, for: request, sent: sent)
    }

    /// The request as Anthropic takes it.
    func body(for request: LLMRequest, isStreamed: Bool) -> JSONObject {
        wire(request, isStreamed: isStreamed).body
    }

    /// The token limit, without which nothing is answered.
    private func limit(of request: LLMRequest) -> Int {
        let schemaBytes = request.responseFormat.schema?.value.serialized().utf8.count ?? 0
        let imageTokens = ImageTokens.estimate(request.messages, for: id)
        return AnthropicBody.limit(
            asked: endpoint.limit(of: request), for: endpoint.settings.catalog[id],
            promptBytes: request.messages.reduce(schemaBytes + imageTokens) { $0 + $1.content.utf8.count },
            promptTokens: { countTokens(request).count })
    }
}

extension ProviderIdentity {
    static let anthropic = ProviderIdentity(
        name: "anthropic", displayName: "Anthropic", keyVariable: "ANTHROPIC_API_KEY", serverKind: "Messages server")
}
