/// A gateway whose provider tells which models it offers.
public protocol ModelListing {
    /// The models that the provider offers this key, as the provider tells of them, sorted by name.
    ///
    /// - Throws: ``GatewayError`` with the provider's own message, and the fix where there is one.
    func listModels() async throws(GatewayError) -> [CatalogModel]
}
