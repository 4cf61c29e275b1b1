extension ProviderDefinition {
    /// A provider whose server speaks one of the protocols that are known here.
    ///
    /// - Parameters:
    ///   - dialect: The protocol, unless a profile names another; `nil`: the one of OpenAI's that the model wants.
    ///   - prepare: Completes what depends on the settings, such as an address with the model's name in it.
    init(
        _ server: ProviderServer,
        dialect: ProviderDialect?,
        defaultModel: String?,
        baseURLVariable: String? = nil,
        prepare: @escaping @Sendable (inout ProviderServer, inout GatewaySettings) throws(GatewayError) -> Void = {
            _, _ throws(GatewayError) in
        }
    ) {
        self.init(
            name: server.identity.name, displayName: server.identity.displayName, defaultModel: defaultModel,
            keyVariable: server.identity.keyVariable, baseURLVariable: baseURLVariable
        ) { settings throws(GatewayError) in
            var server = server
            var settings = settings
            try server.identity.requireKey(settings)
            server.identity.keyOrigin = settings.apiKey?.origin
            settings.dialect = settings.dialect ?? dialect
            try prepare(&server, &settings)
            return (settings.dialect ?? .chatCompletions).makeGateway(server, settings: settings)
        }
        speaksOllama = dialect == .ollama
    }
}
