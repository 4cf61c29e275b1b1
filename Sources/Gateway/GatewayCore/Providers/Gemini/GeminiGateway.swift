import GatewayJSON

/// A model of Google Gemini.
public struct GeminiGateway: WireGateway {
    typealias Mapper = GeminiMapper

    /// Google's address.
    public static let defaultBaseURL = "https://generativelanguage.googleapis.com/v1beta"
    static let modelsPath = "/models?pageSize=1000"

    let endpoint: WireEndpoint

    /// A gateway for the model in `settings`.
    ///
    /// The key is sent as `x-goog-api-key`, never in the address.
    public init(settings: GatewaySettings) {
        self.init(settings: settings, server: ProviderServer(.gemini))
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
            settings, at: server, temperatures: 0...2, structuredOutput: .jsonSchema,
            defaultAddress: Self.defaultBaseURL, keyPlace: .header("x-goog-api-key"), form: .gemini,
            address: Self.address)
    }

    func wire(_ request: LLMRequest, isStreamed: Bool) -> WireRequest {
        let sent = endpoint.settle(request, in: .gemini, limit: endpoint.limit(of: request))
        let body = GeminiBody.make(
            endpoint.returning(request, in: .gemini), settings: endpoint.settings, sent: sent,
            showsThoughts: Self.thinks(id.model))
        return endpoint.wire(
            .gemini, path: GeminiBody.path(id.model, isStreamed: isStreamed), body: body, for: request, sent: sent)
    }

    /// The request as Gemini takes it.
    func body(for request: LLMRequest) -> JSONObject {
        wire(request, isStreamed: false).body
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

extension ProviderIdentity {
    static let gemini = ProviderIdentity(
        name: "gemini", displayName: "Gemini", keyVariable: "GEMINI_API_KEY", serverKind: "Gemini server")
}
