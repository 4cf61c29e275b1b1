public import GatewayJSON

/// Everything a provider needs to make a gateway for one model. The factory fills it from a profile, the environment
/// and the defaults; a custom provider reads what it needs.
public struct GatewaySettings: Sendable {
    /// The model's name without the provider's prefix.
    public var model: String
    /// The key that the provider gave, or `nil` when none is set.
    public var apiKey: APIKey?
    /// Where the provider is, without a trailing slash; `nil`: the provider's own address.
    public var baseURL: String?
    /// The wire protocol to speak. `nil`: the provider's own.
    public var dialect: ProviderDialect?
    /// The organization to bill, where the provider knows such a thing.
    public var organization: String?
    /// The project to bill, where the provider knows such a thing.
    public var project: String?
    /// The temperature of requests that name none. `nil`: the provider's own default.
    public var temperature: Double?
    /// Whether nobody chose ``temperature``: it is left out for a model that refuses it.
    public var hasDefaultTemperature = false
    /// The token limit of requests that name none.
    public var maxTokens: Int?
    /// How hard the model thinks in requests that name no level. `nil`: as the provider has it.
    public var reasoning: ReasoningEffort?
    /// Fields that are added to every request.
    public var extraParameters: JSONObject
    /// Variables that only this provider knows, such as `OPENAI_ORG_ID`.
    public var environment: [String: String]
    /// What is known of models.
    public var catalog: ModelCatalog
    /// What carries the requests.
    public var transport: any HTTPTransport
    /// How the provider is reached, where that is not as usual.
    public var connection: ConnectionOptions
    /// When a call that failed is made again, unless ``connection`` says how often.
    public var retryPolicy: RetryPolicy
    /// What servers have refused of what Parlance adds by itself; of its own, unless it is shared.
    public var parameterMemory = ParameterMemory()
    /// How much of a reply is read.
    var replyLimits = ReplyLimits.usual
    /// Why the key that a program gave cannot be sent: the error of every call.
    var keyFault: GatewayError?
    /// Keys of other providers, which no error may show either.
    var otherSecrets: [String] = []

    /// Settings for a model; everything else may stay unset.
    public init(
        model: String,
        apiKey: APIKey? = nil,
        baseURL: String? = nil,
        dialect: ProviderDialect? = nil,
        organization: String? = nil,
        project: String? = nil,
        temperature: Double? = nil,
        maxTokens: Int? = nil,
        extraParameters: JSONObject = [:],
        environment: [String: String] = [:],
        catalog: ModelCatalog = .builtIn,
        transport: any HTTPTransport,
        connection: ConnectionOptions = ConnectionOptions(),
        retryPolicy: RetryPolicy = RetryPolicy()
    ) {
        self.model = model
        self.apiKey = apiKey
        self.baseURL = baseURL.map(BaseURL.trimmed).flatMap { $0.isEmpty ? nil : $0 }
        self.dialect = dialect
        self.organization = organization
        self.project = project
        self.temperature = temperature
        self.maxTokens = maxTokens
        self.extraParameters = extraParameters
        self.environment = environment
        self.catalog = catalog
        self.transport = transport
        self.connection = connection
        self.retryPolicy = retryPolicy
    }

    /// These settings with the key in a text. What is wrong with it is the error of the first call.
    package func with(apiKey text: String) -> GatewaySettings {
        var settings = self
        do throws(GatewayError) {
            settings.apiKey = try APIKey(text)
        } catch {
            settings.keyFault = error
        }
        return settings
    }

    /// The token limit that a request or the settings name, but no more than the model is known to take: a conversation
    /// may come from a model that takes more.
    func tokenLimit(of request: LLMRequest, for id: ModelID) -> Int? {
        guard let limit = request.maxTokens ?? maxTokens else { return nil }
        return min(limit, catalog[id]?.maxOutputTokens ?? limit)
    }
}
