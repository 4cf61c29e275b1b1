/// The wire protocols that Parlance speaks.
public enum ProviderDialect: String, Sendable, Hashable, CaseIterable {
    /// OpenAI's Chat Completions, which most servers speak.
    case chatCompletions = "chat_completions"
    /// OpenAI's Responses.
    case responses
    /// Anthropic's Messages.
    case anthropic
    /// Google's Gemini.
    case gemini
    /// Ollama's own protocol.
    case ollama
    /// Chat Completions as Mistral takes them.
    case mistral
}
