import FoundationEssentials

extension LLMGatewayFactory {
    /// Asks a provider which models it offers, and keeps the list where there is a ``modelLists`` cache. What a provider
    /// does not tell of a model is taken from the catalogue.
    ///
    /// - Throws: ``GatewayError`` when the provider is unknown, has no key, cannot be reached, or tells no list.
    public func listModels(of provider: String) async throws(GatewayError) -> OfferedModels {
        let definition = try self.provider(named: provider)
        let model = (try? defaultID(of: definition)) ?? ModelID(provider: provider, model: "any")
        var factory = self
        // Calls are observed, and this is none.
        factory.observer = nil
        let gateway = try factory.makeGateway(ModelChoice(id: model, origin: .named))
        guard let listing = gateway as? any ModelListing else {
            throw GatewayError(
                .configuration, "\(definition.displayName) tells no list of models.", provider: provider)
        }
        let models = try await listing.listModels()
        let list = OfferedModels(provider: provider, fetched: Date().timeIntervalSince1970, models: models)
        modelLists?.store(list)
        return completing(list)
    }

    /// What a provider offered when it was last asked; `nil` when that is not known.
    public func cachedModels(of provider: String) -> OfferedModels? {
        modelLists?.list(of: provider).map(completing)
    }

    private func completing(_ list: OfferedModels) -> OfferedModels {
        var list = list
        list.models = list.models.map { told in
            guard let known = catalogue[told.id] else { return told }
            var model = known
            model.contextWindow = told.contextWindow ?? known.contextWindow
            model.maxOutputTokens = told.maxOutputTokens ?? known.maxOutputTokens
            model.inputPrice = told.inputPrice ?? known.inputPrice
            model.outputPrice = told.outputPrice ?? known.outputPrice
            model.cachedInputPrice = told.cachedInputPrice ?? known.cachedInputPrice
            return model
        }
        return list
    }
}
