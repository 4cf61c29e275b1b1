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
        do throws(GatewayError) {
            return try keyStore?.hasKey(named: definition.name) == true ? .store(definition.name) : nil
        } catch {
            notices.add(error.reason)
            return nil
        }
    }

    /// Makes sure that the key store can be read, where there is one: in one that cannot, there may be the key that a person
    /// means to use.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` when it cannot.
    public func checkKeyStore() throws(GatewayError) {
        _ = try keyStore?.names()
    }

    /// The key of a provider; `nil` when there is none.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` when a command gives none, the key store cannot be read though the
    ///   provider needs a key, or what is there cannot be a key.
    func key(
        for definition: ProviderDefinition, profile: GatewayProfile?
    ) throws(GatewayError) -> APIKey? {
        let key: APIKey?
        switch ownOrigin(for: definition, profile: profile) {
        case .profile(let name): key = try APIKey(profile?.apiKey ?? "", from: .profile(name))
        case .command(let command): key = try keyCommands.key(from: command, without: keyVariables)
        case .environment(let name): key = try APIKey(environment[name] ?? "", from: .environment(name))
        case .store, nil: key = try storedKey(for: definition)
        }
        notices.add(key?.notice)
        notices.add(keyStore?.warning)
        return key
    }

    /// The key in the store. A provider that asks for none is not stopped by a store that cannot be read.
    private func storedKey(for definition: ProviderDefinition) throws(GatewayError) -> APIKey? {
        guard definition.keyVariable == nil else { return try keyStore?.key(named: definition.name) }
        do throws(GatewayError) {
            try checkKeyStore()
        } catch {
            notices.add(error.reason)
            return nil
        }
        return try keyStore?.key(named: definition.name)
    }

    /// The variables that hold keys of the built-in providers.
    public static var builtInKeyVariables: Set<String> { keyVariables(of: ProviderDefinition.builtIn) }

    /// The variables that hold keys of providers, of those of the configuration as well.
    public var keyVariables: Set<String> {
        Self.keyVariables(of: definitions.values).union(configuration.providers.compactMap(\.keyVariable))
            .union(Self.builtInKeyVariables)
    }

    private static func keyVariables(of definitions: some Sequence<ProviderDefinition>) -> Set<String> {
        Set(definitions.flatMap { [$0.keyVariable].compactMap(\.self) + $0.otherKeyVariables })
    }

    /// The keys that are known beside the one that is used, for errors to be without them.
    func otherKeys(than key: APIKey?) -> [String] {
        let known = keyVariables.sorted().compactMap { environment[$0] } + configuration.profiles.compactMap(\.apiKey)
        return known.filter { $0 != key?.secret }
    }

    /// The origin of a key that is not in the store.
    private func ownOrigin(for definition: ProviderDefinition, profile: GatewayProfile?) -> KeyOrigin? {
        if let profile, profile.apiKey != nil { return .profile(profile.name) }
        if let command = profile?.apiKeyCommand ?? configuration.keyCommands[definition.name] {
            return .command(command)
        }
        guard let name = definition.keyVariable else { return nil }
        return ([name] + definition.otherKeyVariables).first { environment[$0].map(APIKey.isPresent) == true }.map {
            .environment($0)
        }
    }
}
