/// What one source knows of models, as far as it makes sense.
public struct RefreshedModels: Sendable, Hashable {
    /// Where it comes from: `the list of OpenRouter`, or a file.
    public var source: String
    /// The models of which it knows a price, a window or a limit, each once.
    public var models: [CatalogModel]
    /// How many rows were left out, as they cannot be true.
    public var leftOut: Int

    /// Figures from their parts. Rows that cannot be true are left out, and so are those that say nothing.
    public init(source: String, models: [CatalogModel], leftOut: Int = 0) {
        var seen: Set<ModelID> = []
        let telling = models.filter(\.saysSomething)
        self.source = source
        self.models = telling.filter { $0.isPlausible && seen.insert($0.id).inserted }
        self.leftOut = leftOut + telling.count { !$0.isPlausible }
    }
}

extension CatalogModel {
    fileprivate var saysSomething: Bool {
        contextWindow != nil || maxOutputTokens != nil || inputPrice != nil || outputPrice != nil || shutdown != nil
    }
}
