extension LLMGatewayFactory {
    /// What a name means: a profile's name first, then a provider's, then `provider:model`, then a model of the
    /// default provider.
    ///
    /// - Throws: ``GatewayError/Code/unknownProvider``, or what is wrong with the profile of that name.
    public func resolve(_ name: String) throws(GatewayError) -> ModelChoice {
        if let profile = try configuration.profile(named: name) {
            return try choice(of: profile, origin: .named)
        }
        if let definition = definitions[name] {
            return ModelChoice(id: defaultID(of: definition), origin: .named, notice: successionNotice(of: definition))
        }
        guard !name.isEmpty else {
            throw GatewayError(.configuration, "A model's name is empty.", fix: "Name one such as openai:gpt-4o.")
        }
        let id: ModelID
        if name.contains(":") {
            guard let parsed = ModelID(name) else {
                throw GatewayError(
                    .configuration, "'\(name)' is no model's name.", fix: "Write it as provider:model.")
            }
            id = parsed
        } else {
            id = ModelID(provider: try defaultProvider(), model: name)
        }
        _ = try provider(named: id.provider)
        return ModelChoice(id: id, origin: .named, notice: catalogue.shutdownNotice(for: id, on: today()))
    }

    /// The default: `DEFAULT_LLM_MODEL` and `DEFAULT_LLM_PROVIDER`, then the profile named `default`, then the
    /// default of the only provider whose key is set, then the documented one.
    ///
    /// - Throws: ``GatewayError`` when a variable or the profile names something unknown.
    public func defaultChoice() throws(GatewayError) -> ModelChoice {
        if let model = variable("DEFAULT_LLM_MODEL") {
            let chosen: ModelID
            if let id = ModelID(model) {
                chosen = ModelID(provider: try provider(named: id.provider).name, model: id.model)
            } else {
                chosen = ModelID(provider: try defaultProvider(), model: model)
            }
            return ModelChoice(
                id: chosen, origin: .environment, notice: catalogue.shutdownNotice(for: chosen, on: today()))
        }
        if let name = variable("DEFAULT_LLM_PROVIDER") {
            return defaultChoice(of: try provider(named: name), origin: .environment)
        }
        if let profile = try configuration.profile(named: GatewayConfiguration.defaultProfileName) {
            return try choice(of: profile, origin: .configuration)
        }
        let name = try defaultProvider()
        let origin: ModelChoice.Origin = onlyProviderWithKey() == name ? .onlyKey : .documentedDefault
        return defaultChoice(of: try provider(named: name), origin: origin)
    }

    /// The provider of a model that is named without one.
    ///
    /// - Throws: ``GatewayError/Code/unknownProvider`` when `DEFAULT_LLM_PROVIDER` names none.
    public func defaultProvider() throws(GatewayError) -> String {
        if let name = variable("DEFAULT_LLM_PROVIDER") {
            return try provider(named: name).name
        }
        if let id = variable("DEFAULT_LLM_MODEL").flatMap(registeredID) {
            return id.provider
        }
        if let profile = try? configuration.profile(named: GatewayConfiguration.defaultProfileName),
            let provider = profile.provider ?? profile.model.flatMap(registeredID)?.provider
        {
            return provider
        }
        return onlyProviderWithKey() ?? Self.documentedProvider
    }

    /// The models of a provider that are known beforehand, its default first. Any other name can be used, too.
    public func knownModels(of provider: String) -> [ModelID] {
        guard let definition = definitions[provider] else { return [] }
        let defaultID = defaultID(of: definition)
        let others = catalogue.models(of: provider, on: today()).map(\.id).filter { $0 != defaultID }
        return [defaultID] + others
    }

    func choice(of profile: GatewayProfile, origin: ModelChoice.Origin) throws(GatewayError) -> ModelChoice {
        let name: String
        if let provider = profile.provider ?? profile.model.flatMap(registeredID)?.provider {
            name = provider
        } else {
            name = try providerWithoutProfile()
        }
        let definition = try provider(named: name)
        guard let model = profile.model else {
            var choice = defaultChoice(of: definition, origin: origin)
            choice.profile = profile
            return choice
        }
        let id = ModelID(provider: name, model: model)
        return ModelChoice(
            id: id, profile: profile, origin: origin, notice: catalogue.shutdownNotice(for: id, on: today()))
    }

    /// The model of a text whose prefix is a registered provider. A model's own name may hold a colon, too.
    private func registeredID(_ text: String) -> ModelID? {
        ModelID(text).flatMap { definitions[$0.provider] == nil ? nil : $0 }
    }

    /// A profile without a provider cannot ask the default profile for it, which may be that very profile.
    private func providerWithoutProfile() throws(GatewayError) -> String {
        if let name = variable("DEFAULT_LLM_PROVIDER") {
            return try provider(named: name).name
        }
        return onlyProviderWithKey() ?? Self.documentedProvider
    }

    private func defaultChoice(of definition: ProviderDefinition, origin: ModelChoice.Origin) -> ModelChoice {
        ModelChoice(id: defaultID(of: definition), origin: origin, notice: successionNotice(of: definition))
    }

    func defaultID(of definition: ProviderDefinition) -> ModelID {
        let documented = ModelID(provider: definition.name, model: definition.defaultModel)
        return catalogue.successor(of: documented, on: today()) ?? documented
    }

    private func successionNotice(of definition: ProviderDefinition) -> String? {
        let documented = ModelID(provider: definition.name, model: definition.defaultModel)
        guard let notice = catalogue.shutdownNotice(for: documented, on: today()) else { return nil }
        return notice + " Using the successor."
    }

    private func onlyProviderWithKey() -> String? {
        let ready = definitions.values.filter { $0.keyVariable != nil && key(for: $0) != nil }
        return ready.count == 1 ? ready.first?.name : nil
    }
}
