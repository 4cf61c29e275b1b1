/// How the factory makes gateways of one provider. Register one of your own to add a provider.
public struct ProviderDefinition: Sendable {
    /// The name before the colon, such as `openai`; letters, digits, `-` and `_`.
    public var name: String
    /// The name that a person reads, such as `OpenAI`.
    public var displayName: String
    /// The model that is used when only the provider is chosen. `nil`: a model has to be named.
    public var defaultModel: String?
    /// The environment variable with the key, such as `OPENAI_API_KEY`. `nil`: the provider needs no key.
    public var keyVariable: String?
    /// Other variables that the key may be in, such as `GOOGLE_API_KEY`.
    public var otherKeyVariables: [String] = []
    /// The environment variable with another address, such as `OPENAI_BASE_URL`.
    public var baseURLVariable: String?
    /// The environment variable with another default model, such as `AZURE_OPENAI_DEPLOYMENT`.
    public var defaultModelVariable: String?
    /// The address that the configuration has, of a provider that exists by it.
    var configuredAddress: String?
    /// Whether addresses are written as in `OLLAMA_HOST`.
    var speaksOllama = false
    /// Whether it is a server of the person's own, which may be there or not.
    public var isLocal = false
    /// Whether it can be used, where neither a key nor an address tells that.
    public var isReady: (@Sendable () -> Bool)?
    /// What the provider knows of a model of its own, where no table and no list has it: a server of this program knows
    /// its window.
    public var figures: (@Sendable (_ model: String) -> CatalogModel?)?
    /// Makes a gateway, or tells what is missing.
    public var makeGateway: @Sendable (GatewaySettings) throws(GatewayError) -> any LLMGateway

    /// A provider from its parts.
    public init(
        name: String,
        displayName: String,
        defaultModel: String?,
        keyVariable: String? = nil,
        baseURLVariable: String? = nil,
        makeGateway: @escaping @Sendable (GatewaySettings) throws(GatewayError) -> any LLMGateway
    ) {
        self.name = name
        self.displayName = displayName
        self.defaultModel = defaultModel
        self.keyVariable = keyVariable
        self.baseURLVariable = baseURLVariable
        self.makeGateway = makeGateway
    }
}
