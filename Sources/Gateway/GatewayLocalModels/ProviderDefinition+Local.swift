package import GatewayCore

extension ProviderDefinition {
    /// Models on this machine, served by a llama.cpp server that is started when it is needed.
    package static func local(_ server: LocalServer) -> ProviderDefinition {
        var definition = ProviderDefinition(
            name: LocalGateway.providerName, displayName: "Local models", defaultModel: server.defaultModel
        ) { settings throws(GatewayError) in
            try LocalGateway(settings: settings, server: server)
        }
        definition.isReady = { server.isReady }
        definition.figures = { server.figures(of: $0) }
        return definition
    }
}
