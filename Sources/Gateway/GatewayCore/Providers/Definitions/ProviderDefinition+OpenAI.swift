extension ProviderDefinition {
    /// OpenAI, and by `OPENAI_BASE_URL` every server that speaks its Chat Completions.
    public static let openAI = ProviderDefinition(
        .openAI, dialect: nil, defaultModel: "gpt-4o", baseURLVariable: "OPENAI_BASE_URL")
}
