import GatewayJSON

/// A model on an Ollama server, over Ollama's own protocol, which shows the model's thoughts and takes a schema.
public struct OllamaGateway: LLMGateway {
    /// The address of a server on this machine.
    public static let defaultBaseURL = "http://127.0.0.1:11434"

    /// The model that answers.
    public let id: ModelID
    /// What the model takes.
    public let abilities: ModelAbilities
    /// What counts the tokens of texts, as the catalogue of the settings has it.
    public let tokenizer: ModelTokenizer

    private var settings: GatewaySettings
    private let ownAddress: String
    let client: ProviderClient

    /// A gateway for the model in `settings`, whose base URL may be written as in `OLLAMA_HOST`.
    ///
    /// The key is sent as a bearer token, where there is one: a server of one's own wants none.
    public init(settings: GatewaySettings) {
        self.init(settings: settings, server: ProviderServer(.ollama))
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
        abilities = ModelAbilities(
            temperatures: 0...2, structuredOutput: .jsonSchema, seesImages: settings.catalogue[id]?.seesImages)
        ownAddress = Self.address(server.address ?? Self.defaultBaseURL)
        client = ProviderClient(
            server, baseURL: settings.baseURL.map(Self.address) ?? ownAddress,
            settings: settings)
    }

    /// A gateway without a factory: a model's name.
    public init(
        model: String,
        baseURL: String? = nil,
        temperature: Double? = nil,
        maxTokens: Int? = nil,
        connection: ConnectionOptions = ConnectionOptions(),
        transport: any HTTPTransport = CurlTransport.shared
    ) {
        self.init(
            settings: GatewaySettings(
                model: model, baseURL: baseURL, temperature: temperature, maxTokens: maxTokens, transport: transport,
                connection: connection))
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
        client.stream(wire(request, isStreamed: true), as: OllamaMapper.self, for: request, model: id.model)
    }

    /// The whole answer.
    public func generate(_ request: LLMRequest) async throws(GatewayError) -> LLMResponse {
        try await client.generate(
            wire(request, isStreamed: false), as: OllamaMapper.self, for: request, model: id.model)
    }

    private func wire(_ request: LLMRequest, isStreamed: Bool) -> WireRequest {
        WireRequest(
            .ollama, path: OllamaBody.path, body: body(for: request, isStreamed: isStreamed), for: request,
            settings: settings)
    }

    /// The request as Ollama takes it.
    func body(for request: LLMRequest, isStreamed: Bool) -> JSONObject {
        OllamaBody.make(
            request, settings: settings, temperature: request.temperature ?? settings.temperature,
            limit: settings.tokenLimit(of: request, for: id), isStreamed: isStreamed)
    }

    /// The address behind an `OLLAMA_HOST`: it may lack the scheme and the port, name the address to listen on instead
    /// of one to connect to, or end in the `/v1` of the compatible interface.
    static func address(_ host: String) -> String {
        let host = BaseURL.trimmed(host)
        let hasScheme = host.contains("://")
        let isPort = host.hasPrefix(":") && !host.hasPrefix("::")
        let address = BaseURL.tidy(isPort ? "127.0.0.1" + host : host) { url in
            for part in ["/v1", "/api/chat", "/api/generate", "/api/tags", "/api"] where url.path.hasSuffix(part) {
                url.cutPath(at: part)
                break
            }
            if !hasScheme { url.connect(to: 11434) }
        }
        return address.replacing("://0.0.0.0", with: "://127.0.0.1").replacing("://[::]", with: "://[::1]")
    }
}

extension OllamaGateway: ModelListing {
    /// The models that the server has on its disk.
    public func listModels() async throws(GatewayError) -> [CatalogueModel] {
        try await client.listModels(at: "/api/tags")
    }
}

extension ProviderIdentity {
    static let ollama = ProviderIdentity(
        name: "ollama", displayName: "Ollama", keyVariable: nil, serverKind: "Ollama server")
}
