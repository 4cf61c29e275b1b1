/// That a setting of a request did not reach the model as it was asked for.
public struct RequestAdjustment: Sendable, Hashable {
    /// A setting that may be adjusted.
    public enum Setting: String, Sendable, Hashable, CaseIterable {
        /// ``LLMRequest/reasoning``.
        case effort
        /// ``LLMRequest/temperature``.
        case temperature
        /// ``LLMRequest/topP``.
        case topP = "top_p"
        /// ``LLMRequest/stop``.
        case stop
        /// ``LLMRequest/seed``.
        case seed
        /// ``LLMRequest/maxTokens``.
        case maxTokens = "max_tokens"
    }

    /// The setting.
    public var setting: Setting
    /// What was done instead, as a sentence.
    public var sentence: String

    /// An adjustment from its parts.
    public init(_ setting: Setting, _ sentence: String) {
        self.setting = setting
        self.sentence = sentence
    }
}
