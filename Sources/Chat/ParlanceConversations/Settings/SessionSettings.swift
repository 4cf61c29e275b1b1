package import GatewayCore
package import GatewaySchema

/// What a session asks with: the model and how it is to answer.
package struct SessionSettings: Sendable, Hashable {
    /// The model.
    package var model: ModelID
    /// The name of the profile that the model was chosen by.
    package var profile: String?
    /// The temperature that the person set; `nil` leaves it to the profile or the default.
    package var temperature: Double?
    /// How hard the model is to think, as the person set it; `nil` leaves it to the profile or the provider.
    package var effort: ReasoningEffort?
    /// The most tokens an answer may have; `nil` leaves it to the profile or the provider.
    package var maxTokens: Int?
    /// The system prompt.
    package var system: String?
    /// The schema that answers must match.
    package var schema: Schema?

    /// How long prompts are kept in the provider's cache; `nil` leaves it to the profile or the provider's entry.
    package var caching: PromptCaching.Lifetime?

    /// Settings for a model; everything else may stay unset.
    package init(
        model: ModelID,
        profile: String? = nil,
        temperature: Double? = nil,
        effort: ReasoningEffort? = nil,
        maxTokens: Int? = nil,
        system: String? = nil,
        schema: Schema? = nil,
        caching: PromptCaching.Lifetime? = nil
    ) {
        self.model = model
        self.profile = profile
        self.temperature = temperature
        self.effort = effort
        self.maxTokens = maxTokens
        self.system = system
        self.schema = schema
        self.caching = caching
    }
}
