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

    /// A gateway that speaks this protocol with a server.
    func makeGateway(_ server: ProviderServer, apiKey: String, settings: GatewaySettings) -> any LLMGateway {
        switch self {
        case .chatCompletions, .responses: OpenAIGateway(apiKey: apiKey, settings: settings, server: server)
        case .anthropic: AnthropicGateway(apiKey: apiKey, settings: settings, server: server)
        case .gemini: GeminiGateway(apiKey: apiKey, settings: settings, server: server)
        case .ollama: OllamaGateway(apiKey: apiKey, settings: settings, server: server)
        case .mistral: MistralGateway(apiKey: apiKey, settings: settings, server: server)
        }
    }
}
