extension LLMGatewayFactory {
    /// What is known of models where they are served: prices, windows, shutdown dates.
    public var catalog: ServedCatalog {
        let factory = self
        return ServedCatalog(
            published, merged: table, configured: configuredModels, lists: listMemory,
            figures: { factory.registered[$0.provider]?.figures?($0.model) }, isOwn: { factory.isOwn($0) })
    }

    /// A model where a profile, the command line, the environment or the configuration says that its provider is.
    public func served(_ id: ModelID, profile: GatewayProfile? = nil) -> ServedModel {
        guard let definition = definitions[id.provider] else { return ServedModel(id: id) }
        let address = baseURL(for: definition, profile: profile) ?? definition.configuredAddress
        let speaksOllama = profile?.dialect.map { $0 == .ollama } ?? definition.speaksOllama
        return ServedModel(id: id, baseURL: speaksOllama ? address.map(OllamaGateway.address) : address)
    }

    /// The tokenizer that a model counts with.
    public func tokenizer(of id: ModelID) -> ModelTokenizer {
        ModelTokenizer(for: id, in: table)
    }

    /// Whether the provider itself bills a model where it is served: at one of its own addresses, or where the
    /// configuration says so.
    func isOwn(_ model: ServedModel) -> Bool {
        // A server of the person's own has no public prices, at its usual port neither.
        guard let baseURL = model.baseURL else { return registered[model.id.provider]?.isLocal != true }
        if configuration.providerPrices.contains(model.id.provider) { return true }
        guard let address = ServerAddress(baseURL) else { return false }
        if OfficialHosts(of: model.id.provider)?.contain(address) == true { return true }
        return configuration.profiles.contains { profile in
            guard profile.hasProviderPrices, (try? providerName(of: profile)) == model.id.provider else { return false }
            return served(model.id, profile: profile).baseURL.flatMap(ServerAddress.init) == address
        }
    }
}
