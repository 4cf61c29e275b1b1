import GatewayJSON

/// A model of Mistral.
public struct MistralGateway: KeyedGateway {
    /// Mistral's address. `https://api.eu.mistral.ai/v1` and `https://api.us.mistral.ai/v1` keep data in a region.
    public static let defaultBaseURL = "https://api.mistral.ai/v1"

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
    /// The key is sent as a bearer token.
    public init(settings: GatewaySettings) {
        self.init(settings: settings, server: ProviderServer(.mistral))
    }

    init(settings: GatewaySettings, server: ProviderServer) {
        id = ModelID(provider: server.identity.name, model: settings.model)
        self.settings = settings
        self.settings.model = id.model
        tokenizer = ModelTokenizer(for: id, in: settings.catalogue)
        abilities = ModelAbilities(
            temperatures: 0...1.5,
            structuredOutput: Self.lacksJSONSchema(id.model) ? .jsonMode : .jsonSchema,
            seesImages: settings.catalogue[id]?.seesImages)
        // Mistral's own libraries are given the server without `/v1`; both forms are taken here.
        func versioned(_ address: String) -> String { BaseURL.tidy(address) { $0.addPath("/v1") } }
        ownAddress = versioned(server.address ?? Self.defaultBaseURL)
        client = ProviderClient(
            server, baseURL: settings.baseURL.map(versioned) ?? ownAddress, settings: settings)
    }

    /// The temperature of requests that name none.
    public var defaultTemperature: Double? {
        settings.temperature
    }

    /// The address of another server than the provider's own; it holds no password.
    public var baseURL: String? {
        client.address(otherThan: ownAddress)
    }

    /// The answer as it comes.
    public func stream(_ request: LLMRequest) -> LLMStream {
        client.stream(
            wire(request, isStreamed: true), as: ChatCompletionsMapper.self, for: request, model: id.model)
    }

    /// The whole answer.
    public func generate(_ request: LLMRequest) async throws(GatewayError) -> LLMResponse {
        try await client.generate(
            wire(request, isStreamed: false), as: ChatCompletionsMapper.self, for: request, model: id.model)
    }

    private func wire(_ request: LLMRequest, isStreamed: Bool) -> WireRequest {
        WireRequest(
            .chat, path: ChatCompletionsBody.path, body: body(for: request, isStreamed: isStreamed), for: request,
            settings: settings)
    }

    /// The request as Mistral takes it (https://docs.mistral.ai/api). It refuses fields that it does not know with
    /// 422: no `stream_options` (usage comes anyway), no `max_completion_tokens`.
    func body(for request: LLMRequest, isStreamed: Bool) -> JSONObject {
        ChatCompletionsBody.make(
            request, settings: settings,
            traits: ChatCompletionsTraits(
                asksForUsage: false, structuredOutput: abilities.structuredOutput, hasStrictForm: false),
            temperature: request.temperature ?? settings.temperature,
            limit: settings.tokenLimit(of: request, for: id), isStreamed: isStreamed)
    }

    /// The models that know JSON mode but no schema
    /// (https://docs.mistral.ai/capabilities/structured-output/custom_structured_output, unverified since).
    private static func lacksJSONSchema(_ model: String) -> Bool {
        ["codestral-mamba", "open-codestral-mamba", "open-mistral-7b", "open-mixtral"].contains { model.hasPrefix($0) }
    }
}

extension MistralGateway: ModelListing {
    /// The models that Mistral offers.
    public func listModels() async throws(GatewayError) -> [CatalogueModel] {
        try await client.listModels(at: "/models")
    }
}

extension ProviderIdentity {
    static let mistral = ProviderIdentity(
        name: "mistral", displayName: "Mistral", keyVariable: "MISTRAL_API_KEY")
}
