/// What a model takes, so that a setting it would refuse is not sent and a person is told before.
public struct ModelAbilities: Sendable, Hashable {
    /// The temperatures that the provider accepts. `nil`: the model takes no temperature, and none is sent.
    public var temperatures: ClosedRange<Double>?
    /// How a JSON Schema reaches the model.
    public var structuredOutput: StructuredOutputSupport
    /// Whether the model can be shown images. `nil`: nobody knows, and it may be tried.
    public var seesImages: Bool?
    /// The levels of reasoning that the model has, from the least to the most. Empty: it has none, or nobody knows.
    public var efforts: [ReasoningEffort]
    /// The level at which the model thinks when none is asked for. `nil`: nobody knows.
    public var defaultEffort: ReasoningEffort?
    /// Whether ``efforts`` are all that the model has. Else a level may be tried: it is left out if it is refused.
    public var areEffortsKnown: Bool

    /// Abilities from their parts.
    public init(
        temperatures: ClosedRange<Double>?, structuredOutput: StructuredOutputSupport, seesImages: Bool? = nil,
        efforts: [ReasoningEffort] = [], defaultEffort: ReasoningEffort? = nil,
        areEffortsKnown: Bool = false
    ) {
        self.temperatures = temperatures
        self.structuredOutput = structuredOutput
        self.seesImages = seesImages
        self.efforts = efforts
        self.defaultEffort = defaultEffort
        self.areEffortsKnown = areEffortsKnown
    }

    /// How a JSON Schema reaches a model.
    public enum StructuredOutputSupport: Sendable, Hashable {
        /// The provider takes the schema itself.
        case jsonSchema
        /// The provider can only be told to write JSON; the schema goes into the prompt.
        case jsonMode
    }
}
