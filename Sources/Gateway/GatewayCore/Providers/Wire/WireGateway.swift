/// A gateway that speaks one protocol with a provider's server. What all of them do alike is here; a gateway has its
/// address, its abilities and how its requests are written.
protocol WireGateway: LLMGateway, ModelListing {
    /// Reads the protocol's answers.
    associatedtype Mapper: WireMapper

    /// Where the server has the list of its models, below the base URL.
    static var modelsPath: String { get }

    /// The model, and the server that has it.
    var endpoint: WireEndpoint { get }

    /// A request as the protocol has it.
    func wire(_ request: LLMRequest, isStreamed: Bool) -> WireRequest
}

extension WireGateway {
    static var modelsPath: String { "/models" }

    var client: ProviderClient { endpoint.client }

    /// The model that answers.
    public var id: ModelID { endpoint.id }
    /// What the model takes.
    public var abilities: ModelAbilities { endpoint.abilities }
    /// The temperature of requests that name none.
    public var defaultTemperature: Double? { endpoint.temperature }
    /// The effort of requests that name none.
    public var defaultEffort: ReasoningEffort? { endpoint.settings.reasoning }
    /// What counts the tokens of texts, as the catalog of the settings has it.
    public var tokenizer: ModelTokenizer { endpoint.tokenizer }
    /// The address of another server than the provider's own; it holds no password.
    public var baseURL: String? { client.address(otherThan: endpoint.ownAddress) }

    /// The answer as it comes.
    public func stream(_ request: LLMRequest) -> LLMStream {
        client.stream(wire(request, isStreamed: true), as: Mapper.self, for: request, model: id.model)
    }

    /// The whole answer.
    public func generate(_ request: LLMRequest) async throws(GatewayError) -> LLMResponse {
        try await client.generate(wire(request, isStreamed: false), as: Mapper.self, for: request, model: id.model)
    }

    /// The models that the server offers.
    public func listModels() async throws(GatewayError) -> [CatalogModel] {
        try await client.listModels(at: Self.modelsPath)
    }
}
