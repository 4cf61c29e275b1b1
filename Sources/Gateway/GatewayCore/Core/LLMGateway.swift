/// One model behind one provider: the interface that every provider has.
///
/// A gateway is made by ``LLMGatewayFactory`` or directly, such as `OpenAIGateway(model:apiKey:)`. It is a value that
/// can be used from many tasks at once.
public protocol LLMGateway: Sendable {
    /// The model that answers.
    var id: ModelID { get }
    /// What the model takes, as far as it is known.
    var abilities: ModelAbilities { get }
    /// The temperature that a request without one gets. `nil`: the provider's own default.
    var defaultTemperature: Double? { get }
    /// How hard the model thinks for a request that does not say. `nil`: as its provider has it.
    var defaultEffort: ReasoningEffort? { get }
    /// What counts the tokens of texts, and whether it is the model's own.
    var tokenizer: ModelTokenizer { get }
    /// The address of the provider, where it is another than the provider's own: a model's name may mean another model
    /// there. It holds no password.
    var baseURL: String? { get }

    /// Asks for the answer as it comes. Nothing is sent before the first event is read.
    func stream(_ request: LLMRequest) -> LLMStream

    /// Asks for the whole answer at once.
    ///
    /// - Throws: ``GatewayError`` with the provider's own message, and the fix where there is one.
    func generate(_ request: LLMRequest) async throws(GatewayError) -> LLMResponse

    /// Counts the tokens of a text for this model, or estimates them; the result says which.
    func countTokens(_ text: String) -> TokenCount

    /// Counts the tokens that a request's prompt will be charged for, or estimates them; the result says which.
    func countTokens(_ request: LLMRequest) -> TokenCount
}

extension LLMGateway {
    /// As the provider has it.
    public var defaultEffort: ReasoningEffort? {
        nil
    }

    /// The tokenizer that goes with the model's name.
    public var tokenizer: ModelTokenizer {
        ModelTokenizer(for: id)
    }

    /// The provider's own address.
    public var baseURL: String? {
        nil
    }

    /// A gateway that has no other way of its own answers with its collected stream.
    public func generate(_ request: LLMRequest) async throws(GatewayError) -> LLMResponse {
        try await stream(request).collect()
    }
}
