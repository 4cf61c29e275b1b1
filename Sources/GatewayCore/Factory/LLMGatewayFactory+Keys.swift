extension LLMGatewayFactory {
    /// Where the key of a provider would come from; `nil` when there is none. No command is run for that.
    ///
    /// The order is: the profile's `api_key`, the `api_key_command` of the profile or of the provider, the environment,
    /// the key store.
    public func keyOrigin(of provider: String, profile: GatewayProfile? = nil) -> KeyOrigin? {
        definitions[provider].flatMap { keyOrigin(for: $0, profile: profile) }
    }

    func keyOrigin(for definition: ProviderDefinition, profile: GatewayProfile? = nil) -> KeyOrigin? {
        if let origin = ownOrigin(for: definition, profile: profile) { return origin }
        // What is wrong with the store is told when a key is needed.
        let stored = try? keyStore?.key(named: definition.name)
        return stored == nil ? nil : .store(definition.name)
    }

    /// The key of a provider and where it is from; `nil` when there is none.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` when a command gives none, or the key store cannot be read.
    func key(
        for definition: ProviderDefinition, profile: GatewayProfile?
    ) throws(GatewayError) -> (key: String, origin: KeyOrigin)? {
        if let origin = ownOrigin(for: definition, profile: profile) {
            switch origin {
            case .profile: return profile?.apiKey.map { ($0, origin) }
            case .command(let command): return (try keyCommands.key(from: command), origin)
            case .environment(let name): return variable(name).map { ($0, origin) }
            case .store: break
            }
        }
        return try keyStore?.key(named: definition.name).map { ($0, .store(definition.name)) }
    }

    /// The origin of a key that is not in the store.
    private func ownOrigin(for definition: ProviderDefinition, profile: GatewayProfile?) -> KeyOrigin? {
        if let profile, profile.apiKey != nil { return .profile(profile.name) }
        if let command = profile?.apiKeyCommand ?? configuration.keyCommands[definition.name] {
            return .command(command)
        }
        guard let name = definition.keyVariable else { return nil }
        return ([name] + definition.otherKeyVariables).first { variable($0) != nil }.map { .environment($0) }
    }
}
