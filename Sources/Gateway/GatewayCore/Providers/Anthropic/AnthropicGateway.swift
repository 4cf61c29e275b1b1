import GatewayJSON

/// A model of Anthropic, or of a server that speaks its Messages.
public struct AnthropicGateway: KeyedGateway {
    /// Anthropic's address.
    public static let defaultBaseURL = "https://api.anthropic.com/v1"
    /// The version of the protocol that is spoken. From `2026-10-21` on, every temperature is refused.
    public static let version = "2023-06-01"

    /// The model that answers.
    public let id: ModelID
    /// What the model takes.
    public let abilities: ModelAbilities
    /// What counts the tokens of texts, as the catalogue of the settings has it.
    public let tokenizer: ModelTokenizer

    private var settings: GatewaySettings
    private let ownAddress: String
    let client: ProviderClient

    /// A gateway for the model in `settings`.
    ///
    /// The key is sent as `x-api-key`.
    public init(settings: GatewaySettings) {
        self.init(settings: settings, server: ProviderServer(.anthropic))
    }

    init(settings: GatewaySettings, server: ProviderServer) {
        id = ModelID(provider: server.identity.name, model: settings.model)
        self.settings = settings
        self.settings.model = id.model
        tokenizer = ModelTokenizer(for: id, in: settings.catalogue)
        // A model that thinks by request takes no temperature while it does.
        let thinking = settings.extraParameters["thinking"]?["type"]?.stringValue
        let takesTemperature = Self.takesTemperature(id.model) && (thinking == nil || thinking == "disabled")
        abilities = ModelAbilities(
            temperatures: takesTemperature ? 0...1 : nil, structuredOutput: .jsonSchema,
            seesImages: settings.catalogue[id]?.seesImages)
        var server = server
        server.headers.insert(HTTPHeaders.Field(name: "anthropic-version", value: Self.version), at: 0)
        // Anthropic's own libraries are given the server without `/v1`; both forms are taken here.
        func versioned(_ address: String) -> String {
            BaseURL.tidy(address) { if !$0.path.hasSuffix("/v1") { $0.path += "/v1" } }
        }
        ownAddress = versioned(server.address ?? Self.defaultBaseURL)
        client = ProviderClient(
            server, baseURL: settings.baseURL.map(versioned) ?? ownAddress,
            keyPlace: .header("x-api-key"), settings: settings)
    }

    /// The temperature of requests that name none.
    public var defaultTemperature: Double? {
        abilities.temperatures == nil ? nil : settings.temperature
    }

    /// The address of another server than the provider's own; it holds no password.
    public var baseURL: String? {
        client.address(otherThan: ownAddress)
    }

    /// The answer as it comes.
    public func stream(_ request: LLMRequest) -> LLMStream {
        client.stream(wire(request, isStreamed: true), as: AnthropicMapper.self, for: request, model: id.model)
    }

    /// The whole answer.
    public func generate(_ request: LLMRequest) async throws(GatewayError) -> LLMResponse {
        try await client.generate(
            wire(request, isStreamed: false), as: AnthropicMapper.self, for: request, model: id.model)
    }

    private func wire(_ request: LLMRequest, isStreamed: Bool) -> WireRequest {
        WireRequest(
            .anthropic, path: AnthropicBody.path, body: body(for: request, isStreamed: isStreamed), for: request,
            settings: settings
        )
    }

    /// The request as Anthropic takes it.
    func body(for request: LLMRequest, isStreamed: Bool) -> JSONObject {
        let schemaBytes = request.responseFormat.schema?.value.serialized().utf8.count ?? 0
        let imageTokens = ImageTokens.estimate(request.messages, for: id)
        let limit = AnthropicBody.limit(
            asked: settings.tokenLimit(of: request, for: id), for: settings.catalogue[id],
            promptBytes: request.messages.reduce(schemaBytes + imageTokens) { $0 + $1.content.utf8.count },
            promptTokens: { countTokens(request).count })
        return AnthropicBody.make(
            request, settings: settings,
            temperature: abilities.temperatures == nil ? nil : request.temperature ?? settings.temperature,
            limit: limit, isStreamed: isStreamed)
    }

    /// The models before Opus 4.7 take a temperature, all later ones answer it with 400 (litellm 1.109.1,
    /// `supports_sampling_params`). Models of other makers behind this protocol take one.
    private static func takesTemperature(_ model: String) -> Bool {
        guard model.hasPrefix("claude-") else { return true }
        let older = ["claude-2", "claude-3", "-4-0", "-4-1", "-4-5", "-4-6", "-4-2025"]
        return older.contains(where: model.contains)
    }
}

extension AnthropicGateway: ModelListing {
    /// The models that Anthropic offers.
    public func listModels() async throws(GatewayError) -> [CatalogueModel] {
        try await client.listModels(at: "/models?limit=1000")
    }
}

extension ProviderIdentity {
    static let anthropic = ProviderIdentity(
        name: "anthropic", displayName: "Anthropic", keyVariable: "ANTHROPIC_API_KEY", serverKind: "Messages server")
}
