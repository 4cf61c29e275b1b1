package import GatewayCore

extension SessionSettings {
    /// The model as it was chosen: `openai:gpt-4o`, or `creative (openai:gpt-4o)` by a profile.
    package var modelName: String {
        profile.map { "\($0) (\(model))" } ?? model.description
    }

    /// Takes another model. What was set before gives way where the profile says otherwise, and where the model does
    /// not take it.
    ///
    /// - Parameter remembered: What the model was last asked with in this session: that comes back.
    /// - Returns: A sentence about a temperature that was dropped because it is out of the model's range.
    package mutating func apply(
        _ choice: ModelChoice, abilities: ModelAbilities, remembered: SessionSettings? = nil
    ) -> String? {
        if let remembered {
            temperature = remembered.temperature
            effort = remembered.effort
            maxTokens = remembered.maxTokens
        }
        model = choice.id
        profile = choice.profile?.name
        if choice.profile?.maxTokens != nil {
            maxTokens = nil
        }
        // The profile was chosen for what it says.
        if choice.profile?.temperature != nil {
            temperature = nil
        }
        if choice.profile?.effort != nil {
            effort = nil
        }
        guard let unfit = temperature, let range = abilities.temperatures, !range.contains(unfit) else { return nil }
        temperature = nil
        return "\(choice.id.model) accepts a temperature \(range.words), not \(unfit.short)."
    }
}
