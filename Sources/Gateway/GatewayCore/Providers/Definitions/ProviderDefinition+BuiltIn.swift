extension ProviderDefinition {
    /// The providers that every factory starts with.
    public static let builtIn: [ProviderDefinition] =
        [.openAI, .mistral, .anthropic, .gemini] + compatible + [.azure, .ollama] + local + [.demo]

    /// Services that speak Chat Completions.
    private static let compatible = [
        service(
            "openrouter", "OpenRouter", key: "OPENROUTER_API_KEY", address: "https://openrouter.ai/api/v1",
            defaultModel: "openrouter/auto", baseURLVariable: "OPENROUTER_BASE_URL"
        ) { server, _ throws(GatewayError) in
            // https://openrouter.ai/docs/features/prompt-caching
            server.traits.passesCacheMarks = true
        },
        service(
            "groq", "Groq", key: "GROQ_API_KEY", address: "https://api.groq.com/openai/v1",
            defaultModel: "openai/gpt-oss-120b", baseURLVariable: "GROQ_BASE_URL"
        ) { server, settings throws(GatewayError) in
            // Only these take a schema, the others answer it with 400 (https://console.groq.com/docs/structured-outputs).
            let acceptsSchema = ["openai/gpt-oss", "moonshotai/kimi", "meta-llama/llama-4"].contains {
                settings.model.hasPrefix($0)
            }
            server.traits.structuredOutput = acceptsSchema ? .jsonSchema : .jsonMode
        },
        service(
            "deepseek", "DeepSeek", key: "DEEPSEEK_API_KEY", address: "https://api.deepseek.com",
            defaultModel: "deepseek-v4-flash", baseURLVariable: "DEEPSEEK_BASE_URL"
        ) { server, _ throws(GatewayError) in
            // https://api-docs.deepseek.com/guides/json_mode
            server.traits.structuredOutput = .jsonMode
        },
        service(
            "xai", "xAI", key: "XAI_API_KEY", address: "https://api.x.ai/v1", defaultModel: "grok-4.7",
            baseURLVariable: "XAI_BASE_URL"),
        service(
            "together", "Together", key: "TOGETHER_API_KEY", address: "https://api.together.xyz/v1",
            defaultModel: "openai/gpt-oss-120b", baseURLVariable: "TOGETHER_BASE_URL"),
    ]

    /// Servers of the person's own, on the ports on which they listen when nothing else is said.
    private static let local = [
        // llama.cpp answers with the model that it was started with, whatever it is asked for.
        localServer(
            "llamacpp", "llama.cpp", port: 8080, defaultModel: "default", baseURLVariable: "LLAMACPP_BASE_URL"),
        localServer("vllm", "vLLM", port: 8000, defaultModel: nil, baseURLVariable: "VLLM_BASE_URL"),
        localServer("lmstudio", "LM Studio", port: 1234, defaultModel: nil, baseURLVariable: "LMSTUDIO_BASE_URL") {
            server, _ throws(GatewayError) in
            // It knows `json_schema` and `text` only.
            server.traits.hasJSONMode = false
        },
    ]

    private static func service(
        _ name: String, _ displayName: String, key: String, address: String, defaultModel: String,
        baseURLVariable: String,
        prepare: @escaping @Sendable (inout ProviderServer, inout GatewaySettings) throws(GatewayError) -> Void = {
            _, _ throws(GatewayError) in
        }
    ) -> ProviderDefinition {
        let identity = ProviderIdentity(name: name, displayName: displayName, keyVariable: key)
        return ProviderDefinition(
            ProviderServer(identity, address: address), dialect: .chatCompletions, defaultModel: defaultModel,
            baseURLVariable: baseURLVariable, prepare: prepare)
    }

    private static func localServer(
        _ name: String, _ displayName: String, port: Int, defaultModel: String?, baseURLVariable: String,
        prepare: @escaping @Sendable (inout ProviderServer, inout GatewaySettings) throws(GatewayError) -> Void = {
            _, _ throws(GatewayError) in
        }
    ) -> ProviderDefinition {
        let identity = ProviderIdentity(name: name, displayName: displayName, keyVariable: nil)
        var definition = ProviderDefinition(
            ProviderServer(identity, address: "http://127.0.0.1:\(port)/v1"), dialect: .chatCompletions,
            defaultModel: defaultModel, baseURLVariable: baseURLVariable, prepare: prepare)
        definition.isLocal = true
        return definition
    }
}
