import GatewayJSON

/// A model on an Ollama server, over Ollama's own protocol, which shows the model's thoughts and takes a schema.
public struct OllamaGateway: WireGateway {
    typealias Mapper = OllamaMapper

    /// The address of a server on this machine.
    public static let defaultBaseURL = "http://127.0.0.1:11434"
    /// What the server has on its disk.
    static let modelsPath = "/api/tags"

    let endpoint: WireEndpoint

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

    /// A gateway without a factory: a model's name.
    public init(
        model: String, baseURL: String? = nil, temperature: Double? = nil, maxTokens: Int? = nil,
        connection: ConnectionOptions = ConnectionOptions(), transport: any HTTPTransport = CurlTransport.shared
    ) {
        self.init(
            settings: GatewaySettings(
                model: model, baseURL: baseURL, temperature: temperature, maxTokens: maxTokens, transport: transport,
                connection: connection))
    }

    init(settings: GatewaySettings, server: ProviderServer) {
        endpoint = WireEndpoint(
            settings, at: server, temperatures: 0...2, structuredOutput: .jsonSchema,
            defaultAddress: Self.defaultBaseURL, form: .ollama, address: Self.address)
    }

    func wire(_ request: LLMRequest, isStreamed: Bool) -> WireRequest {
        let sent = endpoint.settle(request, in: .ollama, limit: endpoint.limit(of: request))
        let body = OllamaBody.make(request, settings: endpoint.settings, sent: sent, isStreamed: isStreamed)
        return endpoint.wire(.ollama, path: OllamaBody.path, body: body, for: request, sent: sent)
    }

    /// The request as Ollama takes it.
    func body(for request: LLMRequest, isStreamed: Bool) -> JSONObject {
        wire(request, isStreamed: isStreamed).body
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

extension ProviderIdentity {
    static let ollama = ProviderIdentity(
        name: "ollama", displayName: "Ollama", keyVariable: nil, serverKind: "Ollama server")
}
