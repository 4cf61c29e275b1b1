/// A provider that exists by configuration alone, as the `providers:` map holds it: no code is needed for a server that
/// speaks one of the known protocols.
public struct ConfiguredProvider: Sendable, Hashable {
    /// The name under `providers:`, which stands before the colon of a model.
    public var name: String
    /// The server's address.
    public var baseURL: String
    /// The wire protocol that it speaks.
    public var dialect: ProviderDialect
    /// The environment variable with the key. `nil`: the server wants none.
    public var keyVariable: String?
    /// The model that is used when only the provider is chosen.
    public var defaultModel: String?
    /// Headers that are sent with every request.
    public var headers: [HTTPHeaders.Field]
    /// How the server is reached, where that is not as usual; a profile's own options win.
    public var connection: ConnectionOptions

    /// A provider from its parts.
    public init(
        name: String,
        baseURL: String,
        dialect: ProviderDialect = .chatCompletions,
        keyVariable: String? = nil,
        defaultModel: String? = nil,
        headers: [HTTPHeaders.Field] = [],
        connection: ConnectionOptions = ConnectionOptions()
    ) {
        self.name = name
        self.baseURL = baseURL
        self.dialect = dialect
        self.keyVariable = keyVariable
        self.defaultModel = defaultModel
        self.headers = headers
        self.connection = connection
    }
}

extension ProviderDefinition {
    /// The provider of a configuration.
    public init(_ configured: ConfiguredProvider) {
        let kinds: [ProviderDialect: String] = [
            .responses: "Responses server", .anthropic: "Messages server", .gemini: "Gemini server",
            .ollama: "Ollama server",
        ]
        var server = ProviderServer(
            ProviderIdentity(
                name: configured.name, displayName: configured.name, keyVariable: configured.keyVariable,
                serverKind: kinds[configured.dialect] ?? "Chat Completions server"),
            address: configured.baseURL)
        server.headers = configured.headers
        server.identity.isConfigured = true
        self.init(server, dialect: configured.dialect, defaultModel: configured.defaultModel) {
            _, settings throws(GatewayError) in
            settings.connection = settings.connection.completed(by: configured.connection)
        }
        configuredAddress = configured.baseURL
    }
}
