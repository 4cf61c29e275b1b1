import GatewayJSON

/// A model of Google Gemini.
public struct GeminiGateway: KeyedGateway {
    /// Google's address.
    public static let defaultBaseURL = "https://generativelanguage.googleapis.com/v1beta"

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
    /// The key is sent as `x-goog-api-key`, never in the address.
    public init(settings: GatewaySettings) {
        self.init(settings: settings, server: ProviderServer(.gemini))
    }

    init(settings: GatewaySettings, server: ProviderServer) {
        id = ModelID(provider: server.identity.name, model: settings.model)
        self.settings = settings
        self.settings.model = id.model
        tokenizer = ModelTokenizer(for: id, in: settings.catalogue)
        abilities = ModelAbilities(
            temperatures: 0...2, structuredOutput: .jsonSchema, seesImages: settings.catalogue[id]?.seesImages)
        ownAddress = Self.address(server.address ?? Self.defaultBaseURL)
        client = ProviderClient(
            server, baseURL: settings.baseURL.map(Self.address) ?? ownAddress,
            keyPlace: .header("x-goog-api-key"), settings: settings)
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
        client.stream(wire(request, isStreamed: true), as: GeminiMapper.self, for: request, model: id.model)
    }

    /// The whole answer.
    public func generate(_ request: LLMRequest) async throws(GatewayError) -> LLMResponse {
        try await client.generate(
            wire(request, isStreamed: false), as: GeminiMapper.self, for: request, model: id.model)
    }

    private func wire(_ request: LLMRequest, isStreamed: Bool) -> WireRequest {
        WireRequest(
            .gemini, path: GeminiBody.path(id.model, isStreamed: isStreamed), body: body(for: request), for: request,
            settings: settings)
    }

    /// The request as Gemini takes it.
    func body(for request: LLMRequest) -> JSONObject {
        GeminiBody.make(
            request, settings: settings, temperature: request.temperature ?? settings.temperature,
            limit: settings.tokenLimit(of: request, for: id), showsThoughts: Self.thinks(id.model))
    }

    /// An address with the version of the interface, and without what follows it in the address of a request, or in that
    /// of Google's compatible interface.
    private static func address(_ text: String) -> String {
        BaseURL.tidy(text) { url in
            if url.path.contains(":") { url.cutPath(at: "/models/") }
            if url.path.hasSuffix("/openai") { url.cutPath(at: "/openai") }
            url.addPath("/v1beta")
        }
    }

    /// The models from 2.5 on think; older ones, and Gemma, answer the wish to see it with 400.
    private static func thinks(_ model: String) -> Bool {
        guard model.hasPrefix("gemini-") else { return false }
        return !["gemini-1", "gemini-2.0", "gemini-pro-vision"].contains(where: model.hasPrefix)
    }
}

extension GeminiGateway: ModelListing {
    /// The models that Google offers.
    public func listModels() async throws(GatewayError) -> [CatalogueModel] {
        try await client.listModels(at: "/models?pageSize=1000")
    }
}

extension ProviderIdentity {
    static let gemini = ProviderIdentity(
        name: "gemini", displayName: "Gemini", keyVariable: "GEMINI_API_KEY", serverKind: "Gemini server")
}
