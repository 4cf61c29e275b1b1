extension LLMGatewayFactory {
    /// A server of the person's own whose address is in the environment.
    package struct NamedServer: Sendable, Hashable {
        /// The provider that speaks with it.
        package var provider: String
        /// The variable, such as `OLLAMA_HOST`.
        package var variable: String
        /// Where it is, without what may be secret in it, such as `127.0.0.1:11434`.
        package var address: String
    }

    /// The person's own servers whose addresses are in the environment.
    package var namedServers: [NamedServer] {
        ProviderDefinition.builtIn.compactMap { definition in
            guard definition.isLocal, let name = definition.baseURLVariable, variable(name) != nil else { return nil }
            let place = served(ModelID(provider: definition.name, model: "")).baseURL
            return NamedServer(
                provider: definition.name, variable: name, address: place.flatMap(ServerAddress.init)?.text ?? "")
        }
    }

    /// The variables of a provider that has an address in the environment, but no key; `nil` where there is none.
    package var keylessAddress: (address: String, key: String)? {
        ProviderDefinition.builtIn.lazy.compactMap { definition in
            guard let name = definition.baseURLVariable, variable(name) != nil, let key = definition.keyVariable,
                keyOrigin(for: definition) == nil
            else { return nil }
            return (name, key)
        }.first
    }
}
