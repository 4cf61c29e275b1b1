/// Models in an order, and found by their names.
struct ModelIndex: Sendable {
    let models: [CatalogModel]
    let positions: [ModelID: Int]

    /// Of several models of one name the first is found.
    init(_ models: [CatalogModel]) {
        self.models = models
        positions = Dictionary(models.indices.map { (models[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(id: ModelID) -> CatalogModel? {
        positions[id].map { models[$0] }
    }
}
