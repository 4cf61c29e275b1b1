import Testing

@testable import GatewayCore

extension Subject {
    static let openAI = Subject(
        name: "openai", displayName: "OpenAI", keyVariable: "OPENAI_API_KEY", wire: .openAI
    ) {
        OpenAIGateway(
            apiKey: key, settings: GatewaySettings(model: "gpt-4o", baseURL: $0, transport: $1, retryPolicy: $2))
    }

    static let responses = Subject(
        name: "openai", displayName: "OpenAI", variant: " (Responses)", keyVariable: "OPENAI_API_KEY",
        paths: ("/responses", "/responses"), isFree: true, wire: .responses
    ) {
        OpenAIGateway(
            apiKey: key,
            settings: GatewaySettings(model: "gpt-4o", baseURL: $0, dialect: .responses, transport: $1, retryPolicy: $2)
        )
    }

    static let mistral = Subject(
        name: "mistral", displayName: "Mistral", keyVariable: "MISTRAL_API_KEY",
        requestIDHeader: "mistral-correlation-id", wire: .mistral
    ) {
        MistralGateway(
            apiKey: key,
            settings: GatewaySettings(
                model: "mistral-large-latest", baseURL: $0 + "/v1", transport: $1, retryPolicy: $2))
    }

    static let anthropic = Subject(
        name: "anthropic", displayName: "Anthropic", keyVariable: "ANTHROPIC_API_KEY", keyHeader: ("x-api-key", ""),
        requestIDHeader: "request-id", paths: ("/v1/messages", "/v1/messages"), wire: .anthropic
    ) {
        AnthropicGateway(
            apiKey: key,
            settings: GatewaySettings(model: "claude-haiku-4-5", baseURL: $0, transport: $1, retryPolicy: $2))
    }

    static let gemini = Subject(
        name: "gemini", displayName: "Gemini", keyVariable: "GEMINI_API_KEY", keyHeader: ("x-goog-api-key", ""),
        paths: (
            "/v1beta/models/gemini-3-flash:generateContent",
            "/v1beta/models/gemini-3-flash:streamGenerateContent?alt=sse"
        ),
        wire: .gemini
    ) {
        GeminiGateway(
            apiKey: key,
            settings: GatewaySettings(model: "gemini-3-flash", baseURL: $0, transport: $1, retryPolicy: $2))
    }

    static let ollama = Subject(
        name: "ollama", displayName: "Ollama", paths: ("/api/chat", "/api/chat"), wire: .ollama
    ) { OllamaGateway(settings: GatewaySettings(model: "llama3.2:3b", baseURL: $0, transport: $1, retryPolicy: $2)) }

    static let azure = named("azure", "Azure OpenAI", key: "AZURE_OPENAI_API_KEY", .openAI) {
        $0.keyHeader = ("api-key", "")
        $0.requestIDHeader = "apim-request-id"
        $0.isFree = true
        let path = "/openai/deployments/some-model/chat/completions?api-version=2024-10-21"
        $0.paths = (path, path)
    }

    static let openRouter = named("openrouter", "OpenRouter", key: "OPENROUTER_API_KEY", .openRouter)
    static let groq = named("groq", "Groq", key: "GROQ_API_KEY", .groq) { $0.acceptsSchema = false }
    static let deepSeek = named("deepseek", "DeepSeek", key: "DEEPSEEK_API_KEY", .deepSeek) { $0.acceptsSchema = false }
    static let xAI = named("xai", "xAI", key: "XAI_API_KEY", .xAI)
    static let together = named("together", "Together", key: "TOGETHER_API_KEY", .openAI)
    static let llamaCpp = named("llamacpp", "llama.cpp", .openAI)
    static let vLLM = named("vllm", "vLLM", .openAI)
    static let lmStudio = named("lmstudio", "LM Studio", .openAI)

    static let demo = Subject(name: "demo", displayName: "Demo") { _, transport, _ in
        DemoGateway(
            settings: GatewaySettings(model: "tour", transport: transport), pause: { try Task.checkCancellation() })
    }

    /// A provider that is registered under a name, and given nothing but a key.
    private static func named(
        _ name: String, _ displayName: String, key keyVariable: String? = nil, _ wire: WireFormat,
        _ change: (inout Subject) -> Void = { _ in }
    ) -> Subject {
        var subject = Subject(
            name: name, displayName: displayName, keyVariable: keyVariable, wire: wire
        ) { baseURL, transport, retries in
            var factory = LLMGatewayFactory(
                environment: keyVariable.map { [$0: key] } ?? [:], transport: transport)
            factory.baseURLs[name] = baseURL
            factory.retryPolicy = retries
            // A name that is registered; where not, every test of this subject says so.
            return (try? factory.makeGateway("\(name):some-model"))
                ?? DemoGateway(settings: GatewaySettings(model: "unregistered", transport: transport))
        }
        change(&subject)
        return subject
    }

    /// A server that exists in a configuration only.
    static let configured = Subject(
        name: "acme", displayName: "acme", keyVariable: "ACME_KEY", keyHeader: ("x-api-key", ""),
        requestIDHeader: "request-id", paths: ("/v1/messages", "/v1/messages"), wire: .anthropic
    ) { baseURL, transport, retries in
        let yaml = """
            providers:
              acme: {base_url: "\(baseURL)", api_key_env: ACME_KEY, dialect: anthropic, default_model: large}
            """
        var factory = LLMGatewayFactory(
            configuration: ConfigurationFile.parse(yaml, file: "c.yaml"), environment: ["ACME_KEY": key],
            transport: transport)
        factory.retryPolicy = retries
        return (try? factory.makeGateway("acme"))
            ?? DemoGateway(settings: GatewaySettings(model: "unregistered", transport: transport))
    }
}
