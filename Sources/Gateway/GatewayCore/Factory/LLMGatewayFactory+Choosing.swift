extension LLMGatewayFactory {
    /// What a name means: a profile's name first, then a provider's, then `provider:model`, then a model of the
    /// default provider.
    ///
    /// - Parameter allowsUnnamed: Whether the choice has no model where only the server can tell one.
    /// - Throws: ``GatewayError/Code/unknownProvider``, or what is wrong with the profile of that name.
    public func resolve(_ name: String, allowsUnnamed: Bool = false) throws(GatewayError) -> ModelChoice {
        if let profile = try configuration.profile(named: name) {
            return try choice(of: profile, origin: .named, allowsUnnamed: allowsUnnamed)
        }
        if let definition = definitions[name] {
            return try defaultChoice(of: definition, origin: .named, allowsUnnamed: allowsUnnamed)
        }
        guard !name.isEmpty else {
            throw GatewayError(.configuration, "The model name is empty.", fix: "Name one such as openai:gpt-4o.")
        }
        let id: ModelID
        if name.contains(":") {
            guard let parsed = ModelID(name) else {
                throw GatewayError(
                    .configuration, "'\(name)' isn't a model name.", fix: "Write it as provider:model.")
            }
            id = parsed
        } else {
            id = ModelID(provider: try defaultProvider(), model: name)
        }
        _ = try provider(named: id.provider)
        return ModelChoice(id: id, origin: .named, notice: shutdownNotice(of: id))
    }

    /// The default: `DEFAULT_LLM_MODEL` and `DEFAULT_LLM_PROVIDER`, then the configuration's `model`, then the profile
    /// named `default`, then the
    /// default of the only provider whose key is set (of several, the documented one or the first of the built-in
    /// ones), then the documented one.
    ///
    /// - Parameter allowsUnnamed: Whether the choice has no model where only the server can tell one.
    /// - Throws: ``GatewayError`` when a variable or the profile names something unknown.
    public func defaultChoice(allowsUnnamed: Bool = false) throws(GatewayError) -> ModelChoice {
        if let model = variable("DEFAULT_LLM_MODEL") {
            let chosen: ModelID
            if let id = ModelID(model) {
                chosen = ModelID(provider: try provider(named: id.provider).name, model: id.model)
            } else {
                chosen = ModelID(provider: try defaultProvider(), model: model)
            }
            return ModelChoice(
                id: chosen, origin: .environment, notice: shutdownNotice(of: chosen))
        }
        if let name = variable("DEFAULT_LLM_PROVIDER") {
            return try defaultChoice(
                of: try provider(named: name), origin: .environment, allowsUnnamed: allowsUnnamed)
        }
        if let name = configuration.model { return try configuredChoice(name, allowsUnnamed: allowsUnnamed) }
        if let profile = try configuration.profile(named: GatewayConfiguration.defaultProfileName) {
            return try choice(of: profile, origin: .configuration, allowsUnnamed: allowsUnnamed)
        }
        let name = try defaultProvider()
        let origin: ModelChoice.Origin = onlyProviderWithKey() == name ? .onlyKey : .documentedDefault
        return try defaultChoice(of: try provider(named: name), origin: origin, allowsUnnamed: allowsUnnamed)
    }

    /// What the configuration's `model` means.
    private func configuredChoice(_ name: String, allowsUnnamed: Bool) throws(GatewayError) -> ModelChoice {
        do throws(GatewayError) {
            var choice = try resolve(name, allowsUnnamed: allowsUnnamed)
            choice.origin = .configuration
            return choice
        } catch {
            throw GatewayError(.configuration, "The configuration's model '\(name)' cannot be used: \(error.message)")
        }
    }

    /// The provider of the configuration's `model`; `nil` where that has none.
    private var configuredProvider: String? {
        guard let name = configuration.model else { return nil }
        let profile = configuration.profiles.first { $0.name == name }
        if let profile { return profile.provider ?? profile.model.flatMap(registeredID)?.provider }
        return definitions[name]?.name ?? registeredID(name)?.provider
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
        if let provider = configuredProvider { return provider }
        if let profile = try? configuration.profile(named: GatewayConfiguration.defaultProfileName),
            let provider = profile.provider ?? profile.model.flatMap(registeredID)?.provider
        {
            return provider
        }
        return onlyProviderWithKey() ?? Self.documentedProvider
    }

    /// The models of a provider that are known: its default first, then those of the catalog, then those that the
    /// provider told when it was last asked. Any other name can be used, too. At an address that is not the provider's
    /// own, the public table knows none.
    public func knownModels(of provider: String) -> [ModelID] {
        guard let definition = definitions[provider] else { return [] }
        let isOwn = isOwn(served(ModelID(provider: provider, model: "")))
        // What is built in is no model of somebody else's server.
        let defaultID = isOwn || hasNamedDefault(definition) ? try? defaultID(of: definition) : nil
        let models =
            isOwn ? table.models(of: provider, on: today()) : configuredModels.filter { $0.id.provider == provider }
        let others = models.map(\.id).filter { $0 != defaultID }
        let known = (defaultID.map { [$0] } ?? []) + others
        let reported = cachedModels(of: provider)?.models.map(\.id) ?? []
        return known + reported.filter { !known.contains($0) }
    }

    func choice(
        of profile: GatewayProfile, origin: ModelChoice.Origin, allowsUnnamed: Bool = false
    ) throws(GatewayError) -> ModelChoice {
        let name = try providerName(of: profile)
        let definition = try provider(named: name)
        guard let model = profile.model else {
            return try defaultChoice(of: definition, profile: profile, origin: origin, allowsUnnamed: allowsUnnamed)
        }
        let id = ModelID(provider: name, model: model)
        return ModelChoice(
            id: id, profile: profile, origin: origin, notice: shutdownNotice(of: id, profile: profile))
    }

    /// The name of a profile's provider, which may be unknown.
    func providerName(of profile: GatewayProfile) throws(GatewayError) -> String {
        if let name = profile.provider ?? profile.model.flatMap(registeredID)?.provider { return name }
        return try providerWithoutProfile()
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

    /// The choice of a provider alone. Where it is not at an address of its own, the list that its server was kept with
    /// decides which model that is; where there is none, the choice is open.
    func defaultChoice(
        of definition: ProviderDefinition, profile: GatewayProfile? = nil, origin: ModelChoice.Origin,
        allowsUnnamed: Bool
    ) throws(GatewayError) -> ModelChoice {
        // Nobody chose the model that its successor stands for: there is nothing to warn of.
        var choice = ModelChoice(
            id: ModelID(provider: definition.name, model: ""), profile: profile, origin: origin,
            isDefaultModel: !hasNamedDefault(definition))
        choice.isOpen = choice.isDefaultModel && offersItsOwn(definition, profile: profile)
        if choice.isOpen, case .one(let kept)? = keptDefault(for: choice) { return kept }
        // A guess must not be taken for what was found out.
        if !choice.isOpen || !allowsUnnamed { choice.id = try defaultID(of: definition) }
        return choice
    }

    /// Whether the person named the model that is used when only the provider is chosen.
    private func hasNamedDefault(_ definition: ProviderDefinition) -> Bool {
        if definition.configuredAddress != nil { return definition.defaultModel != nil }
        return definition.defaultModelVariable.flatMap(variable) != nil
    }

    /// The model of a provider when only the provider is chosen.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` when a model has to be named.
    func defaultID(of definition: ProviderDefinition) throws(GatewayError) -> ModelID {
        guard let model = definition.defaultModelVariable.flatMap(variable) ?? definition.defaultModel else {
            let variable = definition.defaultModelVariable.map { ", or set \($0)" } ?? ""
            throw GatewayError(
                .configuration, "\(definition.displayName) has no default model.",
                fix: "Name one, such as \(definition.name):MODEL\(variable).", provider: definition.name)
        }
        let documented = ModelID(provider: definition.name, model: model)
        return table.successor(of: documented, on: today()) ?? documented
    }

    /// Why a model is a provider's default although another one was built in; `nil` where that is not so.
    public func successionNotice(of id: ModelID) -> String? {
        guard let definition = definitions[id.provider], let model = definition.defaultModel, model != id.model,
            (try? defaultID(of: definition)) == id
        else { return nil }
        let documented = ModelID(provider: definition.name, model: model)
        guard let notice = shutdownNotice(of: documented) else { return nil }
        return notice + " Using the successor."
    }

    /// A sentence about the end of a model that its provider serves. Somebody else's server goes on as it likes.
    func shutdownNotice(of id: ModelID, profile: GatewayProfile? = nil) -> String? {
        guard let notice = table.shutdownNotice(for: id, on: today()), isOwn(served(id, profile: profile)) else {
            return nil
        }
        return notice
    }

    /// The provider to use when none is chosen: the only one whose key is set. Where there are several, it is the
    /// documented one if its key is among them, else the first in the order of the built-in ones.
    private func onlyProviderWithKey() -> String? {
        let ready = definitions.values.filter { $0.keyVariable != nil && keyOrigin(for: $0) != nil }.map(\.name)
        guard ready.count > 1 else { return ready.first }
        if ready.contains(Self.documentedProvider) { return nil }
        return ProviderDefinition.builtIn.map(\.name).first(where: ready.contains) ?? ready.min()
    }
}
