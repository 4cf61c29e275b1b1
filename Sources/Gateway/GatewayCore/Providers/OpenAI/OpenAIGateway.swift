import GatewayJSON

/// A model of OpenAI, or of any server that speaks OpenAI's Chat Completions, such as llama.cpp.
public struct OpenAIGateway: LLMGateway {
    /// OpenAI's address.
    public static let defaultBaseURL = "https://api.openai.com/v1"

    /// The model that answers.
    public let id: ModelID
    /// What the model takes.
    public let abilities: ModelAbilities
    /// What counts the tokens of texts, as the catalogue of the settings has it.
    public let tokenizer: ModelTokenizer

    private var settings: GatewaySettings
    private let traits: ChatCompletionsTraits
    private let query: String
    private let isReasoning: Bool
    private let speaksResponses: Bool
    private let ownAddress: String
    let client: ProviderClient

    /// A gateway for the model in `settings`.
    ///
    /// The key is sent as a bearer token. A local server takes any.
    public init(settings: GatewaySettings) {
        self.init(settings: settings, server: .openAI)
    }

    /// A gateway for the model in `settings`.
    ///
    /// - Parameter apiKey: Read as ``APIKey`` says. A text that cannot be a key is the error of every call.
    public init(apiKey: String, settings: GatewaySettings) {
        self.init(settings: settings.with(apiKey: apiKey))
    }

    init(settings: GatewaySettings, server: ProviderServer) {
        id = ModelID(provider: server.identity.name, model: settings.model)
        self.settings = settings
        self.settings.model = id.model
        tokenizer = ModelTokenizer(for: id, in: settings.catalogue)
        traits = server.traits
        let isOpenAI = traits.hasOpenAIModels
        speaksResponses = settings.dialect.map { $0 == .responses } ?? (isOpenAI && Self.wantsResponses(id.model))
        isReasoning = isOpenAI && (settings.catalogue[id]?.isReasoning ?? Self.looksLikeReasoning(id.model))
        // A reasoning model takes a temperature only while it does not reason.
        let effort =
            settings.extraParameters["reasoning_effort"] ?? settings.extraParameters["reasoning"]?["effort"]
        let takesTemperature = !isReasoning || effort == "none"
        abilities = ModelAbilities(
            temperatures: takesTemperature ? server.temperatures : nil,
            structuredOutput: speaksResponses ? .jsonSchema : traits.structuredOutput,
            seesImages: settings.catalogue[id]?.seesImages)

        var server = server
        if isOpenAI { server.headers += Self.accountHeaders(settings) }
        query = server.query
        let ownAddress = BaseURL.tidy(server.address ?? Self.defaultBaseURL)
        self.ownAddress = ownAddress
        let baseURL = settings.baseURL.map { BaseURL.tidy($0) { $0.addPath(of: ownAddress) } } ?? ownAddress
        client = ProviderClient(server, baseURL: baseURL, settings: settings)
    }

    /// A gateway without a factory: a model's name and a key, and another address where the server is not OpenAI's.
    public init(
        model: String,
        apiKey: String,
        baseURL: String? = nil,
        organization: String? = nil,
        project: String? = nil,
        temperature: Double? = nil,
        maxTokens: Int? = nil,
        connection: ConnectionOptions = ConnectionOptions(),
        transport: any HTTPTransport = CurlTransport.shared
    ) {
        self.init(
            apiKey: apiKey,
            settings: GatewaySettings(
                model: model, baseURL: baseURL, organization: organization, project: project,
                temperature: temperature, maxTokens: maxTokens, transport: transport,
                connection: connection))
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
        let wire = wire(request, isStreamed: true)
        return speaksResponses
            ? client.stream(wire, as: ResponsesMapper.self, for: request, model: id.model)
            : client.stream(wire, as: ChatCompletionsMapper.self, for: request, model: id.model)
    }

    /// The whole answer.
    public func generate(_ request: LLMRequest) async throws(GatewayError) -> LLMResponse {
        let wire = wire(request, isStreamed: false)
        return speaksResponses
            ? try await client.generate(wire, as: ResponsesMapper.self, for: request, model: id.model)
            : try await client.generate(wire, as: ChatCompletionsMapper.self, for: request, model: id.model)
    }

    private func wire(_ request: LLMRequest, isStreamed: Bool) -> WireRequest {
        WireRequest(
            speaksResponses ? .responses : .chat,
            path: (speaksResponses ? ResponsesBody.path : ChatCompletionsBody.path) + query,
            body: body(for: request, isStreamed: isStreamed), for: request, settings: settings)
    }

    /// The request as OpenAI takes it.
    func body(for request: LLMRequest, isStreamed: Bool) -> JSONObject {
        let temperature = abilities.temperatures == nil ? nil : request.temperature ?? settings.temperature
        let limit = settings.tokenLimit(of: request, for: id)
        if speaksResponses {
            return ResponsesBody.make(
                request, settings: settings, isReasoning: isReasoning, temperature: temperature, limit: limit,
                isStreamed: isStreamed)
        }
        var traits = traits
        // OpenAI takes every order of messages; the chat templates behind a server of one's own do not.
        if settings.baseURL != nil { traits.form = .strict }
        if isReasoning { traits.limitField = "max_completion_tokens" }
        return ChatCompletionsBody.make(
            request, settings: settings, traits: traits, temperature: temperature, limit: limit, isStreamed: isStreamed)
    }

    private static func accountHeaders(_ settings: GatewaySettings) -> [HTTPHeaders.Field] {
        let accounts = [
            ("OpenAI-Organization", settings.organization ?? settings.environment["OPENAI_ORG_ID"]),
            ("OpenAI-Project", settings.project ?? settings.environment["OPENAI_PROJECT_ID"]),
        ]
        return accounts.compactMap { name, value in
            value.map { KeyText($0).core }.flatMap { $0.isEmpty ? nil : HTTPHeaders.Field(name: name, value: $0) }
        }
    }

    /// The models that OpenAI answers through Responses only: `o3-pro`, `gpt-5.1-codex-max` and their like.
    static func wantsResponses(_ model: String) -> Bool {
        guard model.hasPrefix("gpt-") || model.hasPrefix("codex-") || looksLikeReasoning(model) else { return false }
        return model.split(separator: "-").contains { $0 == "pro" || $0 == "codex" }
    }

    /// The families that reason, for models that the catalogue does not know.
    static func looksLikeReasoning(_ model: String) -> Bool {
        ["o1", "o3", "o4", "gpt-5", "gpt-6", "codex"].contains { family in
            model == family || model.hasPrefix(family + "-") || model.hasPrefix(family + ".")
        }
    }
}

extension OpenAIGateway: ModelListing {
    /// The models that the server offers.
    public func listModels() async throws(GatewayError) -> [CatalogueModel] {
        try await client.listModels(at: "/models")
    }
}

extension ProviderServer {
    /// OpenAI.
    static let openAI: ProviderServer = {
        var server = ProviderServer(
            ProviderIdentity(name: "openai", displayName: "OpenAI", keyVariable: "OPENAI_API_KEY"))
        server.traits.hasOpenAIModels = true
        server.traits.form = .free
        return server
    }()
}
