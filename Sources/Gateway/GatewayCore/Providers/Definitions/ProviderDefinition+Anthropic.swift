extension ProviderDefinition {
    /// Anthropic.
    public static let anthropic = ProviderDefinition(
        ProviderServer(.anthropic), dialect: .anthropic, defaultModel: "claude-sonnet-5-5",
        baseURLVariable: "ANTHROPIC_BASE_URL")
}
