import GatewayYAML

extension ConfigurationReader {
    /// Reads the `providers:` map. A provider with a fault cannot be used, all others can.
    mutating func readProviders(_ node: YAMLNode) {
        guard !node.isNull else { return }
        guard case .mapping(let entries) = node.content else {
            report(.error, "providers must be a map of named providers, but is \(node.kindName).", at: node.mark)
            return
        }
        for entry in entries {
            guard let name = entry.key.text, !name.isEmpty else {
                report(.error, "A provider's name must be a word.", at: entry.key.mark)
                continue
            }
            var reader = ProviderReader(name: name)
            let provider = reader.read(entry)
            let found = report(reader.findings)
            configuration.keyCommands[name] = reader.keyCommand
            if reader.hasProviderPrices { configuration.providerPrices.insert(name) }
            configuration.cacheLifetimes[name] = reader.cacheLifetime
            configuration.localServer = reader.localServer ?? configuration.localServer
            if let provider {
                configuration.providers.append(provider)
            } else {
                configuration.brokenProviders[name] = found.first { $0.severity == .error }
            }
        }
    }
}
