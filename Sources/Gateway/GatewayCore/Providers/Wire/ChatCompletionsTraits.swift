/// How a Chat Completions server differs from the others in what it takes.
struct ChatCompletionsTraits: Sendable, Hashable {
    /// Whether its models are OpenAI's, with what is known of them by their names.
    var hasOpenAIModels = false
    /// Which conversations it takes.
    var form = ConversationForm.strict
    /// Whether a stream reports usage only when asked by `stream_options`.
    var asksForUsage = true
    /// The field of the token limit. Reasoning models of OpenAI answer `max_tokens` with 400; servers that are only
    /// compatible know nothing else.
    var limitField = "max_tokens"
    /// The field of the seed.
    var seedField = "seed"
    /// How a schema reaches the model.
    var structuredOutput = ModelAbilities.StructuredOutputSupport.jsonSchema
    /// Whether a schema may be called strict only in OpenAI's strict form; else it is always called strict.
    var hasStrictForm = true
    /// Whether it knows `json_object`.
    var hasJSONMode = true
}
