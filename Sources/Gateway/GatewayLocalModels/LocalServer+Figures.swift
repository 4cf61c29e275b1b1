package import GatewayCore

extension LocalServer {
    /// What is known of a model here.
    package func figures(of model: String) -> CatalogModel {
        var figures = CatalogModel(id: ModelID(provider: LocalServerSettings.providerName, model: model))
        figures.contextWindow = window(of: model)
        return figures
    }
}
