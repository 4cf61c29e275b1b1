/// What was counted here of one turn, beside what its provider reported.
public struct TokenReport: Sendable, Hashable {
    /// The prompt as it was counted here.
    public var prompt: PromptMeasure
    /// The answer as it was counted here, without calibration. `nil` where the text is not all that the provider
    /// counted, as with a model that reasons.
    public var completion: TokenCount?
    /// What the provider reported.
    public var usage: Usage

    /// A report from its parts.
    public init(prompt: PromptMeasure, completion: TokenCount?, usage: Usage) {
        self.prompt = prompt
        self.completion = completion
        self.usage = usage
    }
}
