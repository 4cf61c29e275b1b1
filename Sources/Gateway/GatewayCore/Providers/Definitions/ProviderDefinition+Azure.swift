extension ProviderDefinition {
    /// The version of the interface when `AZURE_OPENAI_API_VERSION` names none: the newest stable one of the form with
    /// the deployment in the address.
    private static let azureVersion = "2024-10-21"

    /// OpenAI's models as Azure serves them: a model's name is that of its deployment.
    ///
    /// The address is `AZURE_OPENAI_ENDPOINT`, such as `https://NAME.openai.azure.com`; one that ends in `/openai/v1` is
    /// taken as the newer interface, which knows neither deployments in the path nor versions
    /// (https://learn.microsoft.com/azure/ai-foundry/openai/reference).
    public static let azure: ProviderDefinition = {
        var server = ProviderServer(
            ProviderIdentity(name: "azure", displayName: "Azure OpenAI", keyVariable: "AZURE_OPENAI_API_KEY"))
        server.keyPlace = .header("api-key")
        server.traits.hasOpenAIModels = true
        server.traits.form = .free
        var definition = ProviderDefinition(
            server, dialect: nil, defaultModel: nil, baseURLVariable: "AZURE_OPENAI_ENDPOINT"
        ) { server, settings throws(GatewayError) in
            guard let endpoint = settings.baseURL else {
                throw GatewayError(
                    .configuration, "The address of Azure OpenAI is missing.",
                    fix: "Set AZURE_OPENAI_ENDPOINT, such as https://NAME.openai.azure.com.", provider: "azure")
            }
            settings.baseURL = nil
            server.address = endpoint
            guard var url = try? BaseURL(endpoint), !url.path.hasSuffix("/openai/v1") else { return }
            // What the portal shows to be copied is the address of a request.
            url.cutPath(at: "/openai")
            let given = url.removeQuery("api-version")
            let version =
                given ?? settings.environment["AZURE_OPENAI_API_VERSION"] ?? settings.environment["OPENAI_API_VERSION"]
            url.path += "/openai/deployments/" + settings.model.percentEncoded
            server.address = url.text
            server.query = "?api-version=" + (version.flatMap { $0.isEmpty ? nil : $0 } ?? azureVersion).percentEncoded
            // The deployments' form has no Responses.
            settings.dialect = .chatCompletions
        }
        definition.defaultModelVariable = "AZURE_OPENAI_DEPLOYMENT"
        return definition
    }()
}
