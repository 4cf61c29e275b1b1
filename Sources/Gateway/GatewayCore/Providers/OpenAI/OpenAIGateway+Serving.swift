extension OpenAIGateway {
    /// A gateway for a server of Chat Completions that another module of this package runs, by a provider of that
    /// module's own. The settings have its address once there is one.
    ///
    /// - Parameters:
    ///   - provider: The name before the colon.
    ///   - displayName: How errors call it.
    package init(of provider: String, displayName: String, settings: GatewaySettings) {
        let identity = ProviderIdentity(name: provider, displayName: displayName, keyVariable: nil)
        var settings = settings
        settings.dialect = .chatCompletions
        self.init(settings: settings, server: ProviderServer(identity, address: "http://127.0.0.1/v1"))
    }
}
