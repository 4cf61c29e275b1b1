import GatewayJSON
import FoundationEssentials

/// Makes gateways: from a model's name, from a configured profile, or from the environment.
///
/// A factory is a value. Providers registered on one are unknown to another, and nothing is read from the process
/// unless it is given, except by ``LLMGatewayFactory/shared``.
public struct LLMGatewayFactory: Sendable {
    /// The temperature of a request when neither the request, the profile nor the environment names one.
    public static let documentedTemperature = 0.7
    /// The provider that is used when nothing is chosen anywhere.
    public static let documentedProvider = "openai"

    /// The named profiles.
    public var configuration: GatewayConfiguration
    /// The public table of models.
    let published: ModelCatalog
    /// What the configuration says of models.
    let configuredModels: [CatalogModel]
    /// Both together, for what goes by a model's name alone. What depends on where it is served is in ``catalog``.
    let table: ModelCatalog
    /// The variables that keys, addresses and defaults are read from.
    public var environment: [String: String]
    /// Addresses by provider that win over the environment's, but not over a profile's own.
    public var baseURLs: [String: String] = [:]

    /// Keys that are in none of the other places. `nil`: there are none.
    public var keyStore: KeyStore?

    /// Where the lists of models that providers tell are kept. `nil`: nowhere.
    public var modelLists: ModelListCache? {
        didSet { listMemory = modelLists.map(ModelListMemory.init) }
    }
    private(set) var listMemory: ModelListMemory?

    /// Which models' end a person was warned of today. `nil`: that is not remembered.
    public var shutdownWarnings: ShutdownWarnings?

    /// What servers have refused before, so that it is not sent again for a week. In memory, unless it has a file.
    public var parameterMemory = ParameterMemory()

    /// When calls that failed are made again, where a profile does not say how often.
    public var retryPolicy = RetryPolicy()

    /// Gets a report of each call of the gateways that are made from then on; never anything of what was said.
    public var observer: (@Sendable (CallReport) -> Void)?

    let transport: any HTTPTransport
    /// How providers are reached where neither a profile nor the configuration says how.
    var connection = ConnectionOptions()

    let today: @Sendable () -> CalendarDay
    /// The present, in seconds since 1970.
    var now: @Sendable () -> Double = { Date().timeIntervalSince1970 }
    /// What a person should know of the keys that were used since it was last asked.
    public let notices = RunNotices()
    let keyCommands = KeyCommandRunner()
    private(set) var registered: [String: ProviderDefinition]

    /// A factory with the built-in providers.
    ///
    /// - Parameters:
    ///   - configuration: The named profiles, and figures of models; none by default.
    ///   - environment: Variables such as `OPENAI_API_KEY`; none by default.
    ///   - catalog: What is known of models; what the configuration says of them wins.
    ///   - transport: What carries the requests; by default libcurl with the proxies of `environment`.
    ///   - today: The day that shutdown dates are compared with.
    public init(
        configuration: GatewayConfiguration = GatewayConfiguration(),
        environment: [String: String] = [:],
        catalog: ModelCatalog = .builtIn,
        transport: (any HTTPTransport)? = nil,
        today: @escaping @Sendable () -> CalendarDay = { .today }
    ) {
        self.configuration = configuration
        self.environment = environment
        published = catalog
        configuredModels = configuration.models
        table = catalog.merging(configuration.models)
        self.transport = transport ?? CurlTransport(environment: environment)
        self.today = today
        registered = Dictionary(
            ProviderDefinition.builtIn.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        catalog.kept?.report(to: notices)
    }

    /// Adds a provider, or replaces the one of the same name.
    public mutating func register(_ provider: ProviderDefinition) {
        registered[provider.name] = provider
    }

    /// All providers by name. A configured one replaces the built-in one of its name.
    var definitions: [String: ProviderDefinition] {
        configuration.providers.reduce(into: registered) { $0[$1.name] = ProviderDefinition($1) }
    }

    /// The names of the registered providers, sorted.
    public var providers: [String] {
        definitions.keys.sorted()
    }

    /// The provider registered under a name.
    ///
    /// - Throws: ``GatewayError/Code/unknownProvider``, naming those there are.
    public func provider(named name: String) throws(GatewayError) -> ProviderDefinition {
        if let definition = definitions[name] {
            return definition
        }
        if let fault = configuration.brokenProviders[name] {
            throw GatewayError(.configuration, "The provider '\(name)' cannot be used: \(fault)", provider: name)
        }
        let nearest = NearestName.matches(for: name, in: providers).first.map { "Did you mean '\($0)'? " } ?? ""
        throw GatewayError(
            .unknownProvider, "Unknown provider '\(name)'.",
            fix: "\(nearest)Available: \(providers.joined(separator: ", ")).", provider: name)
    }

    /// Whether a provider can be used: it is registered, and its key is set or it needs none. Of a server of the
    /// person's own that is assumed when its address is set, or when it has told its models before.
    public func isReady(_ provider: String) -> Bool {
        guard let definition = definitions[provider] else { return false }
        if let isReady = definition.isReady { return isReady() }
        guard definition.isLocal else { return definition.keyVariable == nil || keyOrigin(for: definition) != nil }
        return baseURL(for: definition, profile: nil) != nil || modelLists?.hasList(of: provider) == true
    }

    /// The model that is used when only the provider is chosen. From ``ModelCatalog/noticeDays`` before the
    /// shutdown of the documented one on, it is that model's successor. `nil`: no such provider.
    public func defaultModel(for provider: String) -> String? {
        definitions[provider].flatMap { try? defaultID(of: $0).model }
    }

    /// Gives a choice another address, such as one from the command line: the profile that was chosen, else its
    /// provider. Where nobody named the model, it is looked for again, as another server has other models.
    ///
    /// - Parameter allowsUnnamed: Whether the choice has no model then where only the server can tell one.
    /// - Returns: The choice with its new address.
    public mutating func setBaseURL(
        _ url: String, for choice: ModelChoice, allowsUnnamed: Bool = false
    ) -> ModelChoice {
        var choice = choice
        if let profile = choice.profile {
            for index in configuration.profiles.indices where configuration.profiles[index].name == profile.name {
                configuration.profiles[index].baseURL = url
            }
            choice.profile?.baseURL = url
        } else {
            baseURLs[choice.id.provider] = url
        }
        if choice.notice != nil { choice.notice = shutdownNotice(of: choice.id, profile: choice.profile) }
        guard choice.isDefaultModel, let definition = definitions[choice.id.provider],
            let again = try? defaultChoice(
                of: definition, profile: choice.profile, origin: choice.origin, allowsUnnamed: allowsUnnamed)
        else { return choice }
        return again
    }

    // MARK: Making

    /// A gateway for a name: a profile's, a provider's, or a model's with or without its provider before a colon.
    ///
    /// - Throws: ``GatewayError`` that says what is unknown or missing.
    public func makeGateway(_ name: String) throws(GatewayError) -> any LLMGateway {
        try makeGateway(resolve(name))
    }

    /// A gateway for the default of the environment, the configuration, or the documentation, in this order.
    ///
    /// - Throws: ``GatewayError`` that says what is unknown or missing.
    public func makeDefaultGateway() throws(GatewayError) -> any LLMGateway {
        try makeGateway(defaultChoice())
    }

    /// A gateway for a profile, configured or made by the program.
    ///
    /// - Throws: ``GatewayError`` that says what is unknown or missing.
    public func makeGateway(profile: GatewayProfile) throws(GatewayError) -> any LLMGateway {
        try makeGateway(choice(of: profile, origin: .named))
    }

    /// A gateway for a choice.
    ///
    /// - Throws: ``GatewayError`` that says what is unknown or missing.
    public func makeGateway(_ choice: ModelChoice) throws(GatewayError) -> any LLMGateway {
        let definition = try provider(named: choice.id.provider)
        let profile = choice.profile
        let key = try key(for: definition, profile: profile)
        var settings = GatewaySettings(
            model: choice.id.model,
            apiKey: key,
            baseURL: baseURL(for: definition, profile: profile),
            dialect: profile?.dialect,
            organization: profile?.organization,
            project: profile?.project,
            temperature: try temperature(of: profile),
            maxTokens: profile?.maxTokens,
            extraParameters: profile?.extraParameters ?? [:],
            environment: environment,
            catalog: table,
            transport: transport,
            connection: (profile?.connection ?? ConnectionOptions()).completed(by: connection),
            retryPolicy: retryPolicy(of: profile)
        )
        settings.reasoning = profile?.effort
        settings.hasDefaultTemperature = profile?.temperature == nil && variable("DEFAULT_LLM_TEMPERATURE") == nil
        settings.parameterMemory = parameterMemory
        settings.cacheLifetime = cacheLifetime(of: definition.name, profile: profile)
        settings.otherSecrets = otherKeys(than: key)
        let gateway = try definition.makeGateway(settings)
        try checkTemperature(of: gateway, profile: profile)
        let alternatives = try alternatives(of: profile)
        let whole: any LLMGateway =
            alternatives.isEmpty ? gateway : FallbackGateway(gateway, alternatives: alternatives)
        return observer.map { ObservedGateway(whole, observer: $0) } ?? whole
    }

    // MARK: Parts

    /// How long prompts of conversations are kept in a provider's cache, where a profile or the provider's entry says
    /// so.
    package func cacheLifetime(of provider: String, profile: GatewayProfile?) -> PromptCaching.Lifetime? {
        profile?.cacheLifetime ?? configuration.cacheLifetimes[provider]
    }

    /// Where another model can be asked nobody waits for minutes, but no longer than without a word of the server.
    private func retryPolicy(of profile: GatewayProfile?) -> RetryPolicy {
        var policy = retryPolicy
        guard profile?.fallbacks.isEmpty == false else {
            // Who waits for the first byte waits as well for a model that is being loaded.
            let firstByte = (profile?.connection ?? ConnectionOptions()).timeouts.firstByte ?? .seconds(600)
            policy.loadingPatience = max(policy.loadingPatience, firstByte)
            return policy
        }
        policy.longestWait = min(policy.longestWait, RetryPolicy.longestBackOff)
        policy.loadingPatience = min(policy.loadingPatience, RetryPolicy.longestBackOff)
        return policy
    }

    /// A default that the model would refuse is told before anything is sent. The documented one is below every limit.
    private func checkTemperature(of gateway: any LLMGateway, profile: GatewayProfile?) throws(GatewayError) {
        guard let temperature = gateway.defaultTemperature, let range = gateway.abilities.temperatures,
            !range.contains(temperature)
        else { return }
        let origin = profile?.temperature == nil ? "DEFAULT_LLM_TEMPERATURE" : "The profile's temperature"
        throw GatewayError(
            .configuration,
            "\(origin) is \(temperature), but \(gateway.id) accepts \(range.lowerBound) to \(range.upperBound).",
            fix: "Choose a value in that range.", provider: gateway.id.provider)
    }

    func baseURL(for definition: ProviderDefinition, profile: GatewayProfile?) -> String? {
        // A profile's key belongs to the profile's address, and must not go to another one.
        profile?.baseURL ?? baseURLs[definition.name] ?? definition.baseURLVariable.flatMap(variable)
    }

    private func temperature(of profile: GatewayProfile?) throws(GatewayError) -> Double {
        if let temperature = profile?.temperature { return temperature }
        guard let text = variable("DEFAULT_LLM_TEMPERATURE") else { return Self.documentedTemperature }
        guard let temperature = Double(text), temperature.isFinite, temperature >= 0 else {
            throw GatewayError(
                .configuration, "DEFAULT_LLM_TEMPERATURE is '\(text)', which isn't a temperature.",
                fix: "Set it to a number such as 0.7, or unset it.")
        }
        return temperature
    }

    /// A variable that is set to nothing counts as not set.
    func variable(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
