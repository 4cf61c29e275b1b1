package import GatewayCore

extension LLMGatewayFactory {
    /// The keys of both providers.
    package static let bothKeys = ["OPENAI_API_KEY": "key", "MISTRAL_API_KEY": "key"]

    /// A factory whose OpenAI, Mistral and demo are scripts, that knows a handful of models, and in which it is always
    /// the same day. Of the models in `models` only the names are known. A provider in `lists` reports its models so.
    package static func make(
        configuration: GatewayConfiguration = GatewayConfiguration(),
        environment: [String: String] = bothKeys,
        catalog: [CatalogModel] = [],
        models: [String] = ["openai:gpt-4o", "openai:gpt-4o-mini", "openai:o3", "mistral:mistral-small-latest"],
        answers: [String: [[ScriptedGateway.Step]]] = [:],
        log: ScriptedGateway.Log = ScriptedGateway.Log(),
        lists: [String: ListingGateway.List] = [:]
    ) -> LLMGatewayFactory {
        var factory = LLMGatewayFactory(
            configuration: configuration,
            environment: environment,
            catalog: ModelCatalog(catalog + models.compactMap { ModelID($0) }.map { CatalogModel(id: $0) }),
            transport: NoTransport(),
            today: { CalendarDay(daysSince1970: 20_000) }
        )
        factory.register(
            .make(
                "openai", displayName: "OpenAI", defaultModel: "gpt-4o", key: "OPENAI_API_KEY", 0...2, answers, log,
                lists["openai"]))
        factory.register(
            .make(
                "mistral", displayName: "Mistral", defaultModel: "mistral-large-latest", key: "MISTRAL_API_KEY",
                0...1.5, answers, log, lists["mistral"]))
        factory.register(.make("demo", displayName: "Demo", defaultModel: "tour", key: nil, 0...2, answers, log))
        return factory
    }
}

extension ProviderDefinition {
    /// A provider whose gateways answer from the script of their model's full name. Models named `o…` take no
    /// temperature. Those named `o…` and `gpt-6…` have levels of reasoning, those named `mistral…` have none, and of others
    /// nobody knows.
    fileprivate static func make(
        _ name: String,
        displayName: String,
        defaultModel: String,
        key: String?,
        _ temperatures: ClosedRange<Double>,
        _ answers: [String: [[ScriptedGateway.Step]]],
        _ log: ScriptedGateway.Log,
        _ list: ListingGateway.List? = nil
    ) -> ProviderDefinition {
        ProviderDefinition(
            name: name, displayName: displayName, defaultModel: defaultModel, keyVariable: key
        ) { settings throws(GatewayError) in
            if let key, settings.apiKey == nil {
                throw GatewayError(.missingAPIKey, "\(displayName) API key must be provided: set \(key).")
            }
            let id = ModelID(provider: name, model: settings.model)
            let acceptsTemperature = !settings.model.hasPrefix("o")
            let efforts = Self.efforts(of: settings.model)
            let gateway = ScriptedGateway.make(
                id,
                temperatures: acceptsTemperature ? temperatures : nil,
                defaultTemperature: acceptsTemperature ? settings.temperature : nil,
                seesImages: settings.catalog.models.first { $0.id == id }?.seesImages,
                efforts: efforts?.levels, ownEffort: efforts?.own, defaultEffort: settings.reasoning,
                answers: answers[id.description] ?? [],
                log: log
            )
            return list.map { ListingGateway(gateway, $0) } ?? gateway
        }
    }
}

extension ProviderDefinition {
    /// The levels of a model, and the one at which it thinks by itself; `nil`: nobody knows.
    fileprivate static func efforts(of model: String) -> (levels: [ReasoningEffort], own: ReasoningEffort?)? {
        if model.hasPrefix("o") { return ([.low, .medium, .high], .medium) }
        if model.hasPrefix("gpt-6") { return ([.low, .medium, .high, .xhigh, .max], .medium) }
        return model.hasPrefix("mistral") ? ([], nil) : nil
    }
}

/// A network that is not there.
private struct NoTransport: HTTPTransport {
    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        throw HTTPTransportError(kind: .cannotConnect, message: "There is no network in a test.")
    }
}
