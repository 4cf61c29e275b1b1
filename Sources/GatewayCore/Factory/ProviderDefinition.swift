/// How the factory makes gateways of one provider. Register one of your own to add a provider.
public struct ProviderDefinition: Sendable {
    /// The name before the colon, such as `openai`; letters, digits, `-` and `_`.
    public var name: String
    /// The name that a person reads, such as `OpenAI`.
    public var displayName: String
    /// The model that is used when only the provider is chosen.
    public var defaultModel: String
    /// The environment variable with the key, such as `OPENAI_API_KEY`. `nil`: the provider needs no key.
    public var keyVariable: String?
    /// The environment variable with another address, such as `OPENAI_BASE_URL`.
    public var baseURLVariable: String?
    /// Makes a gateway, or tells what is missing.
    public var makeGateway: @Sendable (GatewaySettings) throws(GatewayError) -> any LLMGateway

    /// A provider from its parts.
    public init(
        name: String,
        displayName: String,
        defaultModel: String,
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

    /// The providers that every factory starts with.
    public static let builtIn: [ProviderDefinition] = [.openAI, .mistral, .demo]
}
