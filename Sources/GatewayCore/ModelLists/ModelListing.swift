/// A gateway whose provider tells which models it offers.
public protocol ModelListing {
    /// The models that the provider offers this key, as the provider tells of them, sorted by name.
    ///
    /// - Throws: ``GatewayError`` with the provider's own message, and the fix where there is one.
    func listModels() async throws(GatewayError) -> [CatalogueModel]
}

extension OpenAIGateway: ModelListing {
    /// The models that the server offers.
    public func listModels() async throws(GatewayError) -> [CatalogueModel] {
        try await client.listModels(at: "/models")
    }
}

extension MistralGateway: ModelListing {
    /// The models that Mistral offers.
    public func listModels() async throws(GatewayError) -> [CatalogueModel] {
        try await client.listModels(at: "/models")
    }
}

extension AnthropicGateway: ModelListing {
    /// The models that Anthropic offers.
    public func listModels() async throws(GatewayError) -> [CatalogueModel] {
        try await client.listModels(at: "/models?limit=1000")
    }
}

extension GeminiGateway: ModelListing {
    /// The models that Google offers.
    public func listModels() async throws(GatewayError) -> [CatalogueModel] {
        try await client.listModels(at: "/models?pageSize=1000")
    }
}

extension OllamaGateway: ModelListing {
    /// The models that the server has on its disk.
    public func listModels() async throws(GatewayError) -> [CatalogueModel] {
        try await client.listModels(at: "/api/tags")
    }
}

extension ProviderClient {
    /// The models of the list at a path.
    func listModels(at path: String) async throws(GatewayError) -> [CatalogueModel] {
        let reply = try await get(path)
        guard let models = ModelListReply.models(in: reply, of: provider.name) else {
            throw provider.unexpectedReply("a list of models that cannot be read", baseURL: shownURL)
        }
        return models
    }
}
