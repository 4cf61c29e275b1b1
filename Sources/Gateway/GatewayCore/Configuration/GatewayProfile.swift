public import GatewayJSON

/// A named way to ask: a model with its settings, as the `llm_gateways:` map of the configuration holds them.
public struct GatewayProfile: Sendable, Hashable {
    /// The name under `llm_gateways:`.
    public var name: String
    /// The registered provider. `nil`: the prefix of `model`, else the default provider.
    public var provider: String?
    /// The model, with or without its provider before a colon. `nil`: the provider's default.
    public var model: String?
    /// The sampling temperature; `0` is a real value.
    public var temperature: Double?
    /// How hard the model thinks; one that lacks the level is asked with the nearest it has.
    public var effort: ReasoningEffort?
    /// The most tokens an answer may have.
    public var maxTokens: Int?
    /// The provider's address.
    public var baseURL: String?
    /// The wire protocol to speak. `nil`: the provider's own.
    public var dialect: ProviderDialect?
    /// The provider's key, where it is not in the environment.
    public var apiKey: String?
    /// A program that tells the key.
    public var apiKeyCommand: KeyCommand?
    /// The organization to bill.
    public var organization: String?
    /// The project to bill.
    public var project: String?
    /// How the provider is reached, where that is not as usual.
    public var connection: ConnectionOptions
    /// Whether the address bills as the provider does, such as a company's proxy: then the provider's public prices and
    /// windows hold there.
    public var hasProviderPrices = false
    /// How long prompts of conversations are kept in the provider's cache. `nil`: as the provider's entry says, else
    /// ``PromptCaching/Lifetime/short``.
    public var cacheLifetime: PromptCaching.Lifetime?
    /// What is asked instead when the provider is down or refuses, in this order: profiles, providers or models.
    public var fallbacks: [String]
    /// All other fields: they are added to every request as they are.
    public var extraParameters: JSONObject

    /// A profile from its parts.
    public init(
        name: String,
        provider: String? = nil,
        model: String? = nil,
        temperature: Double? = nil,
        effort: ReasoningEffort? = nil,
        maxTokens: Int? = nil,
        baseURL: String? = nil,
        dialect: ProviderDialect? = nil,
        apiKey: String? = nil,
        apiKeyCommand: KeyCommand? = nil,
        organization: String? = nil,
        project: String? = nil,
        connection: ConnectionOptions = ConnectionOptions(),
        fallbacks: [String] = [],
        extraParameters: JSONObject = [:]
    ) {
        self.name = name
        self.provider = provider
        self.model = model
        self.temperature = temperature
        self.effort = effort
        self.maxTokens = maxTokens
        self.baseURL = baseURL
        self.dialect = dialect
        self.apiKey = apiKey
        self.apiKeyCommand = apiKeyCommand
        self.organization = organization
        self.project = project
        self.connection = connection
        self.fallbacks = fallbacks
        self.extraParameters = extraParameters
    }
}
