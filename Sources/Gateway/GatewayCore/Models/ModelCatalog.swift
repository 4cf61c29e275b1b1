/// The models that are known beforehand, with windows, prices and shutdown dates. A model that is not in it is never
/// refused: the catalog informs, it does not decide.
public struct ModelCatalog: Sendable {
    /// Days before a shutdown from which a default gives way to its successor.
    public static let noticeDays = 60

    /// Where the models are.
    private enum Source: Sendable {
        /// In the built-in table, and among the samples.
        case builtIn
        case list(ModelIndex)
        /// In another catalog, with what is laid over it.
        case layer(ModelLayer)
    }

    private let source: Source

    /// A catalog of these models.
    public init(_ models: [CatalogModel]) {
        source = .list(ModelIndex(models))
    }

    private init(_ source: Source) {
        self.source = source
    }

    init(_ layer: ModelLayer) {
        self.init(.layer(layer))
    }

    /// The catalog that is built in: the public table, and the demonstration.
    public static let builtIn = ModelCatalog(.builtIn)

    /// All models in the order of the catalog.
    public var models: [CatalogModel] { index.models }

    /// All models by their names.
    var index: ModelIndex {
        switch source {
        case .builtIn: BuiltInModels.index
        case .list(let index): index
        case .layer(let layer): layer.index
        }
    }

    /// Whether the public table is in it.
    var hasBuiltInModels: Bool {
        switch source {
        case .builtIn: true
        case .list: false
        case .layer(let layer): layer.base.hasBuiltInModels
        }
    }

    /// What a refresh has kept; `nil` where nothing of the kind is in it.
    public var kept: KeptCatalog? {
        guard case .layer(let layer) = source else { return nil }
        if case .kept(let kept) = layer.source { return kept }
        return layer.base.kept
    }

    /// What the table says of a model's name. What it costs depends on where it is served: see ``ServedCatalog``.
    subscript(id: ModelID) -> CatalogModel? {
        switch source {
        case .builtIn: BuiltInModels.model(id)
        case .list(let index): index[id]
        case .layer(let layer): layer[id]
        }
    }

    /// The models of one provider, those that are shut down by `today` left out.
    public func models(of provider: String, on today: CalendarDay) -> [CatalogModel] {
        models.filter { $0.id.provider == provider && ($0.shutdown.map { today < $0 } ?? true) }
    }

    /// What to use instead of a default model on a day: its successor from ``noticeDays`` before its shutdown on.
    public func successor(of id: ModelID, on today: CalendarDay) -> ModelID? {
        guard let model = self[id], let shutdown = model.shutdown, let successor = model.successor,
            shutdown.daysSince1970 - today.daysSince1970 <= Self.noticeDays
        else { return nil }
        return ModelID(provider: id.provider, model: successor)
    }

    /// A sentence about a model's end, where it is near or past on a day.
    public func shutdownNotice(for id: ModelID, on today: CalendarDay) -> String? {
        guard let successor = successor(of: id, on: today), let shutdown = self[id]?.shutdown else { return nil }
        let verb = today < shutdown ? "will be shut down" : "was scheduled to shut down"
        return "\(id) \(verb) on \(shutdown); its successor is \(successor)."
    }
}
