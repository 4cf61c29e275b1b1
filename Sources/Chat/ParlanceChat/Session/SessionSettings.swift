import GatewayCore

/// What a session asks with: the model and how it is to answer.
public struct SessionSettings: Sendable, Hashable {
    /// The model.
    public var model: ModelID
    /// The name of the profile that the model was chosen by.
    public var profile: String?
    /// The temperature that the person set; `nil` leaves it to the profile or the default.
    public var temperature: Double?
    /// The most tokens an answer may have; `nil` leaves it to the profile or the provider.
    public var maxTokens: Int?
    /// The system prompt.
    public var system: String?
    /// The schema that answers must match.
    public var schema: Schema?

    /// Settings for a model; everything else may stay unset.
    public init(
        model: ModelID,
        profile: String? = nil,
        temperature: Double? = nil,
        maxTokens: Int? = nil,
        system: String? = nil,
        schema: Schema? = nil
    ) {
        self.model = model
        self.profile = profile
        self.temperature = temperature
        self.maxTokens = maxTokens
        self.system = system
        self.schema = schema
    }
}
