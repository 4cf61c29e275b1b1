import FoundationEssentials

extension LLMGatewayFactory {
    /// Asks a provider which models it offers, and keeps the list where there is a ``modelLists`` cache. What a provider
    /// does not tell of a model is taken from the catalog, as far as that holds at its address.
    ///
    /// - Parameter profile: A profile with an address or a key of its own.
    /// - Throws: ``GatewayError`` when the provider is unknown, has no key, cannot be reached, or tells no list.
    public func listModels(
        of provider: String, profile: GatewayProfile? = nil
    ) async throws(GatewayError) -> OfferedModels {
        completing(try await reportedModels(of: provider, profile: profile), profile: profile)
    }

    /// The list as the provider reports it, which is kept.
    func reportedModels(
        of provider: String, profile: GatewayProfile?
    ) async throws(GatewayError) -> OfferedModels {
        let definition = try self.provider(named: provider)
        let model = (try? defaultID(of: definition)) ?? ModelID(provider: provider, model: "any")
        var factory = self
        // Calls are observed, and this is none; the list of another provider is not this one's.
        factory.observer = nil
        var profile = profile
        profile?.fallbacks = []
        let gateway = try factory.makeGateway(ModelChoice(id: model, profile: profile, origin: .named))
        guard let listing = gateway as? any ModelListing else {
            throw GatewayError(
                .configuration, "\(definition.displayName) doesn't provide a list of models.", provider: provider)
        }
        let models = try await listing.listModels()
        let list = OfferedModels(
            provider: provider, address: ModelListCache.address(of: served(model, profile: profile)),
            fetched: Date().timeIntervalSince1970, models: models)
        listMemory?.store(list)
        return list
    }

    /// What a provider offered when it was last asked; `nil` when that is not known.
    ///
    /// - Parameter profile: A profile with an address of its own.
    public func cachedModels(of provider: String, profile: GatewayProfile? = nil) -> OfferedModels? {
        guard let modelLists else { return nil }
        let place = served(ModelID(provider: provider, model: ""), profile: profile)
        return modelLists.list(of: provider, at: ModelListCache.address(of: place))
            .map { completing($0, profile: profile) }
    }

    /// Forgets the list of a server that does not know a model of it any more: it has others now, and is asked again.
    public func forgetModels(of model: ServedModel) {
        if !isOwn(model) { listMemory?.forget(model) }
    }

    private func completing(_ list: OfferedModels, profile: GatewayProfile?) -> OfferedModels {
        let catalog = catalog
        var list = list
        list.models = list.models.map { reported in
            guard let known = catalog[served(reported.id, profile: profile)] else { return reported }
            var model = known
            model.contextWindow = reported.contextWindow ?? known.contextWindow
            model.maxOutputTokens = reported.maxOutputTokens ?? known.maxOutputTokens
            model.inputPrice = reported.inputPrice ?? known.inputPrice
            model.outputPrice = reported.outputPrice ?? known.outputPrice
            model.cachedInputPrice = reported.cachedInputPrice ?? known.cachedInputPrice
            return model
        }
        return list
    }
}
