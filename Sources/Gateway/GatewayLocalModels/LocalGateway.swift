package import GatewayCore

/// A model that a llama.cpp server of our own serves. The server is started with the first request.
package struct LocalGateway: LLMGateway, ModelListing {
    /// The name before the colon.
    package static let providerName = LocalServerSettings.providerName

    /// The model that answers.
    package let id: ModelID

    private let server: LocalServer
    private let settings: GatewaySettings
    /// What the gateway is like, whatever the port.
    private let pattern: OpenAIGateway

    /// A gateway for the model in `settings`: the path of a file, or the name of the installed model.
    ///
    /// - Throws: ``GatewayError`` when the file or a server for it is missing.
    package init(settings: GatewaySettings, server: LocalServer) throws(GatewayError) {
        _ = try server.launch(of: settings.model)
        id = ModelID(provider: Self.providerName, model: settings.model)
        self.server = server
        self.settings = settings
        pattern = Self.gateway(settings)
    }

    /// What the model takes.
    package var abilities: ModelAbilities { pattern.abilities }
    /// The temperature of requests that name none.
    package var defaultTemperature: Double? { pattern.defaultTemperature }
    package var defaultEffort: ReasoningEffort? { pattern.defaultEffort }
    /// What counts the tokens of texts.
    package var tokenizer: ModelTokenizer { pattern.tokenizer }

    /// The answer as it comes.
    package func stream(_ request: LLMRequest) -> LLMStream {
        LLMStream(for: request, model: id.model) { LocalSource(gateway: self, request: request) }
    }

    /// The whole answer.
    package func generate(_ request: LLMRequest) async throws(GatewayError) -> LLMResponse {
        try await running().generate(request)
    }

    /// The models that can be named without a path.
    package func listModels() async throws(GatewayError) -> [CatalogModel] {
        let isInstalled = server.folder.isInstalled
        let names = [server.settings.defaultModel, isInstalled ? LocalModelFolder.modelName : nil].compactMap { $0 }
        return names.map { server.figures(of: $0) }
    }

    /// The gateway of the server, which runs when this returns.
    func running() async throws(GatewayError) -> OpenAIGateway {
        let state = try await server.start(settings.model)
        var settings = settings
        settings.baseURL = state.address + "/v1"
        return Self.gateway(settings.with(apiKey: state.key))
    }

    private static func gateway(_ settings: GatewaySettings) -> OpenAIGateway {
        OpenAIGateway(of: providerName, displayName: "The local server", settings: settings)
    }
}

/// Starts the server, then gives what it answers.
private struct LocalSource: StreamSource {
    let gateway: LocalGateway
    let request: LLMRequest
    private var answer: LLMStream.Iterator?

    init(gateway: LocalGateway, request: LLMRequest) {
        self.gateway = gateway
        self.request = request
    }

    mutating func next(isolation actor: isolated (any Actor)?) async throws(GatewayError) -> [StreamEvent]? {
        if answer == nil {
            answer = try await gateway.running().stream(request).makeAsyncIterator()
        }
        return try await answer?.next(isolation: actor).map { [$0] }
    }
}
