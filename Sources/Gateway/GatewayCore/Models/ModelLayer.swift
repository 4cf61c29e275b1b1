import Synchronization

/// A catalog with what another source knows laid over it, field by field. It is put together when it is asked for: the
/// start of a program asks for a model or two, and none of the sources is read whole for those.
final class ModelLayer: Sendable {
    /// What is laid over the catalog.
    enum Source: Sendable {
        case list([CatalogModel])
        /// What a refresh has kept.
        case kept(KeptCatalog)
    }

    let base: ModelCatalog
    let source: Source
    private let whole = Mutex<ModelIndex?>(nil)

    init(_ source: Source, over base: ModelCatalog) {
        self.source = source
        self.base = base
    }

    /// One model; nil for one that neither knows.
    subscript(id: ModelID) -> CatalogModel? {
        let known = base[id]
        switch source {
        case .list(let models):
            return models.reduce(known) { known, other in
                guard other.id == id else { return known }
                return known?.merging(other) ?? other
            }
        case .kept(let kept):
            guard let other = kept[id] else { return known }
            return known?.merging(other) ?? other
        }
    }

    /// All models: those of the catalog, then those that are new. What a refresh keeps may change.
    var index: ModelIndex {
        if case .kept = source { return makeIndex() }
        return whole.withLock { whole in
            if let whole { return whole }
            let made = makeIndex()
            whole = made
            return made
        }
    }

    private func makeIndex() -> ModelIndex {
        let others =
            switch source {
            case .list(let models): models
            case .kept(let kept): kept.models
            }
        let index = base.index
        guard !others.isEmpty else { return index }
        var (models, positions) = (index.models, index.positions)
        for other in others {
            if let position = positions[other.id] {
                models[position] = models[position].merging(other)
            } else {
                positions[other.id] = models.endIndex
                models.append(other)
            }
        }
        return ModelIndex(models)
    }
}
