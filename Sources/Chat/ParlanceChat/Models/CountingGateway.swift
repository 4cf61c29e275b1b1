import GatewayCore

/// A model that is only counted for: it needs no key, and nothing is sent to it.
struct CountingGateway: LLMGateway {
    let id: ModelID
    let tokenizer: ModelTokenizer
    let baseURL: String?
    let abilities: ModelAbilities
    var defaultTemperature: Double? { nil }

    /// The model of a name where it is served.
    init(_ model: ServedModel, factory: LLMGatewayFactory) {
        id = model.id
        baseURL = model.baseURL
        tokenizer = factory.tokenizer(of: model.id)
        abilities = ModelAbilities(
            temperatures: nil, structuredOutput: .jsonSchema, seesImages: factory.catalog[model]?.seesImages)
    }

    func stream(_ request: LLMRequest) -> LLMStream {
        LLMStream(for: request, model: id.model) { NoAnswer() }
    }
}

/// Nothing.
private struct NoAnswer: StreamSource {
    mutating func next(isolation actor: isolated (any Actor)?) async throws(GatewayError) -> [StreamEvent]? { nil }
}
