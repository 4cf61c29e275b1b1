/// What is known of models where they are served: the only way to a price, a window or a day of shutdown.
///
/// The public table holds for a provider's own addresses, and for those of which the configuration says that they bill
/// alike; what it lacks there, the provider's own list has. Anywhere else a name says nothing of prices and windows: there
/// they are what the configuration says, else what the server reported when it listed its models. What a model can do
/// goes by its name everywhere.
public struct ServedCatalog: Sendable {
    /// The public table with what the configuration says.
    private let table: ModelCatalog
    /// The public table alone.
    private let published: ModelCatalog
    private let configured: [CatalogModel]
    private let isOwn: @Sendable (ServedModel) -> Bool
    private let lists: ModelListMemory?
    private let figures: @Sendable (ModelID) -> CatalogModel?

    /// A catalog.
    ///
    /// - Parameters:
    ///   - published: The public table.
    ///   - configured: What the configuration says of models, wherever they are served.
    ///   - lists: What servers reported.
    ///   - figures: What providers know of their models.
    ///   - isOwn: Whether the provider itself bills a model where it is served.
    init(
        _ published: ModelCatalog, merged table: ModelCatalog, configured: [CatalogModel],
        lists: ModelListMemory?, figures: @escaping @Sendable (ModelID) -> CatalogModel? = { _ in nil },
        isOwn: @escaping @Sendable (ServedModel) -> Bool
    ) {
        self.published = published
        self.table = table
        self.configured = configured
        self.lists = lists
        self.figures = figures
        self.isOwn = isOwn
    }

    /// A catalog that holds wherever its models are served; by default it knows none.
    public init(_ models: [CatalogModel] = []) {
        self.init(ModelCatalog(models))
    }

    /// A catalog that holds wherever its models are served.
    public init(_ table: ModelCatalog) {
        self.init(table, merged: table, configured: [], lists: nil) { _ in true }
    }

    /// What is known of a model where it is served.
    public subscript(model: ServedModel) -> CatalogModel? {
        guard !isOwn(model) else { return own(model) }
        let reported = lists?.model(model)
        let ours = configured.filter { $0.id == model.id }
        let byName = published[model.id]?.withoutTerms
        guard byName != nil || reported != nil || !ours.isEmpty else { return nil }
        return ([reported].compactMap(\.self) + ours).reduce(byName ?? CatalogModel(id: model.id)) { $0.merging($1) }
    }

    /// What is known of a model that its provider serves and bills.
    private func own(_ model: ServedModel) -> CatalogModel? {
        let known = table[model.id]
        // A window is all that is ever missing of a model in the table: its list need not be read.
        guard known?.contextWindow == nil else { return known }
        let others = [lists?.model(model), figures(model.id)].compactMap(\.self)
        guard var found = others.first else { return known }
        if others.count > 1 { found = found.merging(others[1]) }
        return known.map(found.merging) ?? found
    }

    /// What is known of the model that a gateway asks.
    public subscript(gateway: any LLMGateway) -> CatalogModel? {
        self[ServedModel(gateway)]
    }
}

extension CatalogModel {
    /// What goes by a model's name wherever it is served: not its prices, its window and its end.
    fileprivate var withoutTerms: CatalogModel {
        var model = CatalogModel(id: id)
        model.maxOutputTokens = maxOutputTokens
        model.isReasoning = isReasoning
        model.seesImages = seesImages
        model.tokenizer = tokenizer
        return model
    }
}
