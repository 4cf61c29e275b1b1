public import GatewayJSON

/// What a model is asked: a conversation and how to answer it.
///
/// A setting that is `nil` is left to the gateway, which was made with its profile's or its provider's default.
public struct LLMRequest: Sendable, Hashable {
    /// The conversation, oldest message first.
    public var messages: [Message]
    /// The sampling temperature; `0` is a real value and is sent. `nil` leaves it to the gateway.
    public var temperature: Double?
    /// The most tokens the answer may have. `nil` leaves it to the gateway.
    public var maxTokens: Int?
    /// How hard the model thinks. `nil`: as its provider has it, and nothing is sent. A level that the model lacks becomes
    /// the nearest one it has.
    public var reasoning: ReasoningEffort?
    /// The share of the likeliest tokens that are sampled from, 0 to 1. `nil`: as the provider has it.
    public var topP: Double?
    /// Texts that end the answer where the model would write them.
    public var stop: [String]
    /// What makes sampling repeat itself, as far as the provider manages that.
    public var seed: Int?
    /// The form of the answer.
    public var responseFormat: ResponseFormat
    /// How the provider is asked to keep the prompt for the turns that follow. `nil`: the request is a call of its own,
    /// and nothing is asked for.
    public var caching: PromptCaching?
    /// Fields that are added to the provider's request as they are, after all others.
    public var extraParameters: JSONObject

    /// A request for the next message of a conversation.
    public init(
        messages: [Message],
        temperature: Double? = nil,
        maxTokens: Int? = nil,
        reasoning: ReasoningEffort? = nil,
        topP: Double? = nil,
        stop: [String] = [],
        seed: Int? = nil,
        responseFormat: ResponseFormat = .text,
        extraParameters: JSONObject = [:],
        caching: PromptCaching? = nil
    ) {
        self.messages = messages
        self.temperature = temperature
        self.maxTokens = maxTokens
        self.reasoning = reasoning
        self.topP = topP
        self.stop = stop
        self.seed = seed
        self.responseFormat = responseFormat
        self.extraParameters = extraParameters
        self.caching = caching
    }

    /// The short form: a system prompt, if any, and what the user says.
    public init(
        system: String? = nil,
        prompt: String,
        temperature: Double? = nil,
        maxTokens: Int? = nil,
        reasoning: ReasoningEffort? = nil,
        topP: Double? = nil,
        stop: [String] = [],
        seed: Int? = nil,
        responseFormat: ResponseFormat = .text,
        extraParameters: JSONObject = [:],
        caching: PromptCaching? = nil
    ) {
        self.init(
            messages: (system.map { [.system($0)] } ?? []) + [.user(prompt)],
            temperature: temperature,
            maxTokens: maxTokens,
            reasoning: reasoning,
            topP: topP,
            stop: stop,
            seed: seed,
            responseFormat: responseFormat,
            extraParameters: extraParameters,
            caching: caching
        )
    }
}
