extension ProviderDefinition {
    /// Google Gemini.
    public static let gemini: ProviderDefinition = {
        var definition = ProviderDefinition(
            ProviderServer(.gemini), dialect: .gemini, defaultModel: "gemini-flash-latest",
            baseURLVariable: "GOOGLE_GEMINI_BASE_URL")
        definition.otherKeyVariables = ["GOOGLE_API_KEY"]
        return definition
    }()
}
