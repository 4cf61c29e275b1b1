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
    func makeGateway(_ server: ProviderServer, settings: GatewaySettings) -> any LLMGateway {
        switch self {
        case .chatCompletions, .responses: OpenAIGateway(settings: settings, server: server)
        case .anthropic: AnthropicGateway(settings: settings, server: server)
        case .gemini: GeminiGateway(settings: settings, server: server)
        case .ollama: OllamaGateway(settings: settings, server: server)
        case .mistral: MistralGateway(settings: settings, server: server)
        }
    }
}
