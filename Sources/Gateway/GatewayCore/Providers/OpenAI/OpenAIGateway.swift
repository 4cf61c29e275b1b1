import GatewayJSON

/// A model of OpenAI, or of any server that speaks OpenAI's Chat Completions, such as llama.cpp.
public struct OpenAIGateway: WireGateway {
    typealias Mapper = ChatCompletionsMapper

    /// OpenAI's address.
    public static let defaultBaseURL = "https://api.openai.com/v1"

    let endpoint: WireEndpoint

    private let traits: ChatCompletionsTraits
    private let query: String
    private let isReasoning: Bool
    private let speaksResponses: Bool

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
        let id = server.modelID(settings)
        traits = server.traits
        let isOpenAI = traits.hasOpenAIModels
        speaksResponses = settings.dialect.map { $0 == .responses } ?? (isOpenAI && Self.wantsResponses(id.model))
        isReasoning = isOpenAI && (settings.catalog[id]?.isReasoning ?? Self.looksLikeReasoning(id.model))
        var server = server
        if isOpenAI { server.headers += Self.accountHeaders(settings) }
        query = server.query
        let ownAddress = server.address ?? Self.defaultBaseURL
        endpoint = WireEndpoint(
            settings, at: server, temperatures: server.temperatures, reasonsByCatalog: isReasoning,
            structuredOutput: speaksResponses ? .jsonSchema : traits.structuredOutput,
            defaultAddress: ownAddress, form: speaksResponses ? .responses : .chat
        ) { address in
            BaseURL.tidy(address) { $0.addPath(of: ownAddress) }
        }
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

    func wire(_ request: LLMRequest, isStreamed: Bool) -> WireRequest {
        let form: WireRequest.Form = speaksResponses ? .responses : .chat
        let sent = endpoint.settle(request, in: form, limit: endpoint.limit(of: request))
        return endpoint.wire(
            form, path: (speaksResponses ? ResponsesBody.path : ChatCompletionsBody.path) + query,
            body: body(for: endpoint.returning(request, in: form), sent, isStreamed: isStreamed), for: request,
            sent: sent)
    }

    /// The request as OpenAI takes it.
    func body(for request: LLMRequest, isStreamed: Bool) -> JSONObject {
        wire(request, isStreamed: isStreamed).body
    }

    private func body(for request: LLMRequest, _ sent: SentSettings, isStreamed: Bool) -> JSONObject {
        let settings = endpoint.settings
        if speaksResponses {
            return ResponsesBody.make(
                request, settings: settings, isReasoning: isReasoning, sent: sent, isStreamed: isStreamed)
        }
        var traits = traits
        // OpenAI takes every order of messages; the chat templates behind a server of one's own do not.
        if settings.baseURL != nil { traits.form = .strict }
        if isReasoning { traits.limitField = "max_completion_tokens" }
        return ChatCompletionsBody.make(
            request, settings: settings, traits: traits, sent: sent, isStreamed: isStreamed)
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

    /// The families that reason, for models that the catalog does not know.
    static func looksLikeReasoning(_ model: String) -> Bool {
        ["o1", "o3", "o4", "gpt-5", "gpt-6", "codex"].contains { family in
            model == family || model.hasPrefix(family + "-") || model.hasPrefix(family + ".")
        }
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
