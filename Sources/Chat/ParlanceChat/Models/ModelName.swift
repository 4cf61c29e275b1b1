import GatewayCore

/// What can be typed to choose a model: the name of a profile, or `provider:model`.
struct ModelName: Sendable, Hashable {
    /// What is typed.
    var text: String
    /// The model, where its provider is known.
    var id: ModelID?
    /// Whether it is a profile's name.
    var isProfile = false
    /// The variable of the key that is missing; `nil` where it can be asked.
    var missingKey: String?

    /// What names are compared by.
    var word: String { isProfile ? text : id?.model ?? text }
}

extension LLMGatewayFactory {
    /// Every name that is known: the profiles, then the models of the providers that can be asked, then of the others.
    ///
    /// - Parameter isPublished: Whether names of the table of models count of a provider at another address, too.
    func modelNames(isPublished: Bool = false) -> [ModelName] {
        let profiles = configuration.profiles.map { profile in
            let id = (try? resolve(profile.name))?.id
            let lacksKey = id.map { keyOrigin(of: $0.provider, profile: profile) == nil } ?? false
            return ModelName(
                text: profile.name, id: id, isProfile: true,
                missingKey: lacksKey ? id.flatMap { keyVariable(of: $0.provider) } : nil)
        }
        let ready = providers.filter(isReady)
        let others = providers.filter { !ready.contains($0) }
        let models = (ready + others).flatMap { provider in
            let missingKey = ready.contains(provider) ? nil : keyVariable(of: provider)
            var known = knownModels(of: provider)
            if isPublished { known += publishedModels(of: provider).filter { !known.contains($0) } }
            return known.map { ModelName(text: $0.description, id: $0, missingKey: missingKey) }
        }
        return profiles + models
    }

    private func keyVariable(of provider: String) -> String? {
        (try? self.provider(named: provider))?.keyVariable
    }
}
