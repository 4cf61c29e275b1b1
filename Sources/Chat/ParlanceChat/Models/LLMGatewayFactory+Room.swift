import GatewayCore

extension LLMGatewayFactory {
    /// A model that can be asked and that has room: one of the same provider before others.
    func roomyModel(for tokens: Int, insteadOf model: ModelID) -> ModelID? {
        let ready = providers.filter(isReady)
        let ordered = ready.filter { $0 == model.provider } + ready.filter { $0 != model.provider }
        return ordered.lazy.flatMap { knownModels(of: $0) }.first { id in
            guard let figures = catalog[served(id)], let window = figures.contextWindow else { return false }
            // The demonstration has no answer to anything.
            return window >= tokens && !figures.hasSamplePrices
        }
    }
}
