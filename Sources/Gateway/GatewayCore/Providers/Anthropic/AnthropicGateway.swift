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
        // A model that thinks by request takes no temperature while it does.
        let thinking = settings.extraParameters["thinking"]?["type"]?.stringValue
        let acceptsTemperature =
            Self.acceptsTemperature(server.modelID(settings).model) && (thinking == nil || thinking == "disabled")
        var server = server
        server.headers.insert(HTTPHeaders.Field(name: "anthropic-version", value: Self.version), at: 0)
        endpoint = WireEndpoint(
            settings, at: server, temperatures: acceptsTemperature ? 0...1 : nil, structuredOutput: .jsonSchema,
            defaultAddress: Self.defaultBaseURL, keyPlace: .header("x-api-key")
        ) { address in
            // Anthropic's own libraries are given the server without `/v1`; both forms are taken here.
            BaseURL.tidy(address) { if !$0.path.hasSuffix("/v1") { $0.path += "/v1" } }
        }
    }

    func wire(_ request: LLMRequest, isStreamed: Bool) -> WireRequest {
        endpoint.wire(
            .anthropic, path: AnthropicBody.path, body: body(for: request, isStreamed: isStreamed), for: request)
    }

    /// The request as Anthropic takes it.
    func body(for request: LLMRequest, isStreamed: Bool) -> JSONObject {
        let schemaBytes = request.responseFormat.schema?.value.serialized().utf8.count ?? 0
        let imageTokens = ImageTokens.estimate(request.messages, for: id)
        let limit = AnthropicBody.limit(
            asked: endpoint.limit(of: request), for: endpoint.settings.catalog[id],
            promptBytes: request.messages.reduce(schemaBytes + imageTokens) { $0 + $1.content.utf8.count },
            promptTokens: { countTokens(request).count })
        var body = AnthropicBody.make(
            request, settings: endpoint.settings, temperature: endpoint.temperature(of: request), limit: limit,
            isStreamed: isStreamed)
        endpoint.addCacheMarks(to: &body, for: request)
        return body
    }

    /// The models before Opus 4.7 take a temperature, all later ones answer it with 400 (litellm 1.109.1,
    /// `supports_sampling_params`). Models of other makers behind this protocol take one.
    private static func acceptsTemperature(_ model: String) -> Bool {
        guard model.hasPrefix("claude-") else { return true }
        let older = ["claude-2", "claude-3", "-4-0", "-4-1", "-4-5", "-4-6", "-4-2025"]
        return older.contains(where: model.contains)
    }
}

extension ProviderIdentity {
    static let anthropic = ProviderIdentity(
        name: "anthropic", displayName: "Anthropic", keyVariable: "ANTHROPIC_API_KEY", serverKind: "Messages server")
}
