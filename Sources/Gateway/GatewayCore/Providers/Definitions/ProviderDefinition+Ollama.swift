extension ProviderDefinition {
    /// Ollama on this machine, or at `OLLAMA_HOST`.
    public static let ollama: ProviderDefinition = {
        var definition = ProviderDefinition(
            ProviderServer(.ollama), dialect: .ollama, defaultModel: nil, baseURLVariable: "OLLAMA_HOST")
        definition.isLocal = true
        return definition
    }()
}
