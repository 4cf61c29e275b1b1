/// The named profiles of a configuration, and what was wrong with it.
///
/// A fault stops only what it touches: a profile with a wrong value cannot be chosen, all others can.
public struct GatewayConfiguration: Sendable, Hashable {
    /// The name of the profile that is used when none is chosen.
    public static let defaultProfileName = "default"

    /// The profiles that can be used, in the order of the file.
    public var profiles: [GatewayProfile]
    /// What the file says of models, in its order; it wins over the catalog that is built in.
    public var models: [CatalogModel]
    /// What may be spent in a session, on a day, and in a month.
    public var budgets: Budgets
    /// What a session may spend; `nil`: as much as it likes.
    public var budget: Budget? {
        get { budgets.session }
        set { budgets.session = newValue }
    }
    /// The model of new conversations: a profile, a provider, or `provider:model`; `nil` when nothing is said.
    public var model: String?
    /// The name of the theme that a program with a terminal should use; `nil` when nothing is said.
    public var theme: String?
    /// How a terminal program should signal that a long answer is done.
    public var notify = AnswerAlert.off
    /// Where the titles of conversations come from.
    public var titles = TitleSource.prompt
    /// The providers beside the built-in ones, in the order of the file.
    public var providers: [ConfiguredProvider]
    /// The programs that tell keys, by the names of providers.
    public var keyCommands: [String: KeyCommand] = [:]
    /// The providers as which their addresses bill, whichever these are.
    public var providerPrices: Set<String> = []
    /// How long prompts are kept in the caches of providers, by their names.
    public var cacheLifetimes: [String: PromptCaching.Lifetime] = [:]
    /// How local models are served.
    public var localServer = LocalServerSettings()
    /// What was found wrong, in the order of the file.
    public var diagnostics: [ConfigurationDiagnostic]

    /// The first fault of each profile that cannot be used.
    var brokenProfiles: [String: ConfigurationDiagnostic] = [:]

    /// The first fault of each provider that cannot be used.
    var brokenProviders: [String: ConfigurationDiagnostic] = [:]

    /// A configuration from its parts; by default nothing is configured.
    public init(
        profiles: [GatewayProfile] = [],
        providers: [ConfiguredProvider] = [],
        models: [CatalogModel] = [],
        budget: Budget? = nil,
        theme: String? = nil,
        diagnostics: [ConfigurationDiagnostic] = []
    ) {
        self.profiles = profiles
        self.providers = providers
        self.models = models
        budgets = Budgets(session: budget)
        self.theme = theme
        self.diagnostics = diagnostics
    }

    /// The profile of a name; `nil` when there is none.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` when it is there but cannot be used.
    public func profile(named name: String) throws(GatewayError) -> GatewayProfile? {
        if let fault = brokenProfiles[name] {
            throw GatewayError(.configuration, "The profile '\(name)' cannot be used: \(fault)")
        }
        return profiles.first { $0.name == name }
    }

    /// The first fault of the file as a whole, because of which profiles may be missing; `nil` when it could be read.
    public var fileFault: ConfigurationDiagnostic? {
        guard diagnostics.contains(where: { $0.severity == .error }) else { return nil }
        // As a set: each of 100,000 faults would be looked for among all of them otherwise.
        let ofParts = Set(brokenProfiles.values).union(brokenProviders.values)
        return diagnostics.first { $0.severity == .error && !ofParts.contains($0) }
    }
}
