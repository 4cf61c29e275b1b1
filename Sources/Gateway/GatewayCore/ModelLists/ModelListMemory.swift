import Synchronization

/// The kept lists of models, each read once and only when a model of it is asked for.
///
/// One object serves all copies of a factory, so that a list that was just asked for counts at once.
final class ModelListMemory: Sendable {
    private struct Key: Hashable {
        var provider: String
        var address: String?
    }

    let cache: ModelListCache
    private let known = Mutex<[Key: [String: CatalogModel]]>([:])

    init(_ cache: ModelListCache) {
        self.cache = cache
    }

    /// What its server reported of a model.
    func model(_ model: ServedModel) -> CatalogModel? {
        let key = Key(provider: model.id.provider, address: ModelListCache.address(of: model))
        return known.withLock { known in
            if let models = known[key] { return models[model.id.model] }
            let models = Self.byName(cache.list(of: key.provider, at: key.address)?.models ?? [])
            known[key] = models
            return models[model.id.model]
        }
    }

    /// Keeps a list in place of the one before.
    func store(_ list: OfferedModels) {
        known.withLock { $0[Key(provider: list.provider, address: list.address)] = Self.byName(list.models) }
        cache.store(list)
    }

    /// Forgets what a model's server reported.
    func forget(_ model: ServedModel) {
        let key = Key(provider: model.id.provider, address: ModelListCache.address(of: model))
        known.withLock { $0[key] = nil }
        cache.remove(listOf: key.provider, at: key.address)
    }

    private static func byName(_ models: [CatalogModel]) -> [String: CatalogModel] {
        Dictionary(models.map { ($0.id.model, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
