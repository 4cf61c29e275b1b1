package import GatewayCore

/// What a person asked for on the command line, for a chat and for a single answer alike.
package struct StartOptions: Sendable, Hashable {
    /// A profile, a provider, or a model with or without its provider.
    package var model: String?
    /// The sampling temperature.
    package var temperature: Double?
    /// How hard the model thinks.
    package var effort: ReasoningEffort?
    /// The system prompt.
    package var system: String?
    /// A schema's file, or the schema itself.
    package var schema: String?
    /// The most tokens an answer may have.
    package var maxTokens: Int?
    /// How long prompts are kept in the provider's cache.
    package var caching: PromptCaching.Lifetime?
    /// The address of the provider, or of the profile, that the run begins with.
    package var baseURL: String?
    /// Whether the last session is continued.
    package var continuesLast: Bool
    /// The name or the title of a session that is continued.
    package var resumed: String?

    /// Options; nothing is asked for by default.
    package init(
        model: String? = nil,
        temperature: Double? = nil,
        effort: ReasoningEffort? = nil,
        system: String? = nil,
        schema: String? = nil,
        maxTokens: Int? = nil,
        baseURL: String? = nil,
        continuesLast: Bool = false,
        resumed: String? = nil
    ) {
        self.model = model
        self.temperature = temperature
        self.effort = effort
        self.system = system
        self.schema = schema
        self.maxTokens = maxTokens
        self.baseURL = baseURL
        self.continuesLast = continuesLast
        self.resumed = resumed
    }
}
