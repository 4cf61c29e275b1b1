package import GatewayCore

/// A scripted model whose provider reports which models it has.
package struct ListingGateway: LLMGateway, ModelListing {
    /// Gives the names, or why there are none.
    package typealias List = Result<[String], GatewayError>

    private let gateway: ScriptedGateway
    private let list: List

    package init(_ gateway: ScriptedGateway, _ list: List) {
        self.gateway = gateway
        self.list = list
    }

    package var id: ModelID { gateway.id }
    package var abilities: ModelAbilities { gateway.abilities }
    package var defaultTemperature: Double? { gateway.defaultTemperature }
    package var defaultEffort: ReasoningEffort? { gateway.defaultEffort }

    package func stream(_ request: LLMRequest) -> LLMStream { gateway.stream(request) }

    package func listModels() async throws(GatewayError) -> [CatalogModel] {
        try list.get().sorted().map { CatalogModel(id: ModelID(provider: id.provider, model: $0)) }
    }
}
