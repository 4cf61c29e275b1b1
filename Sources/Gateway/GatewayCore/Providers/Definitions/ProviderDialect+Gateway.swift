extension ProviderDialect {
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
