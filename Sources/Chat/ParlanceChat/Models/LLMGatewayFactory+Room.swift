import GatewayCore

extension LLMGatewayFactory {
    /// A model that can be asked and that has room: one of the same provider before others.
    func roomyModel(for tokens: Int, insteadOf model: ModelID) -> ModelID? {
        let ready = providers.filter(isReady)
        let ordered = ready.filter { $0 == model.provider } + ready.filter { $0 != model.provider }
        return ordered.lazy.flatMap { knownModels(of: $0) }.first { id in
            (catalog[served(id)]?.contextWindow).map { $0 >= tokens } ?? false
        }
    }
}
