extension ProviderDefinition {
    /// Mistral.
    public static let mistral = ProviderDefinition(
        ProviderServer(.mistral), dialect: .mistral, defaultModel: "mistral-large-latest",
        baseURLVariable: "MISTRAL_BASE_URL")
}
