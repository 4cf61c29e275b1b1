/// The models that are known beforehand, with windows, prices and shutdown dates. A model that is not in it is never
/// refused: the catalogue informs, it does not decide.
public struct ModelCatalogue: Sendable {
    /// Days before a shutdown from which a default gives way to its successor.
    public static let noticeDays = 60

    /// All models in the order of the catalogue.
    public let models: [CatalogueModel]

    let positions: [ModelID: Int]

    /// A catalogue of these models.
    public init(_ models: [CatalogueModel]) {
        self.models = models
        positions = Dictionary(models.indices.map { (models[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The catalogue that is built in, read at first use.
    public static let builtIn = ModelCatalogue(tsv: String(decoding: PackageResources.models_tsv, as: UTF8.self))

    /// What the table says of a model's name. What it costs depends on where it is served: see ``ServedCatalogue``.
    subscript(id: ModelID) -> CatalogueModel? {
        positions[id].map { models[$0] }
    }

    /// The models of one provider, those that are shut down by `today` left out.
    public func models(of provider: String, on today: CalendarDay) -> [CatalogueModel] {
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
        let verb = today < shutdown ? "will be shut down" : "was announced to be shut down"
        return "\(id) \(verb) on \(shutdown); its successor is \(successor)."
    }
}

extension ModelCatalogue {
    /// Reads tab-separated values: lines with `#` are comments, the first other line names the columns.
    init(tsv: String) {
        var columns: [Substring] = []
        var models: [CatalogueModel] = []
        for line in tsv.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            if columns.isEmpty {
                columns = fields
            } else if let model = CatalogueModel(Dictionary(zip(columns, fields), uniquingKeysWith: { $1 })) {
                models.append(model)
            }
        }
        self.init(models)
    }
}

extension CatalogueModel {
    fileprivate init?(_ fields: [Substring: Substring]) {
        guard let provider = fields["provider"], let model = fields["model"] else { return nil }
        self.init(id: ModelID(provider: String(provider), model: String(model)))
        contextWindow = fields["context_in"].flatMap { Int($0) }
        maxOutputTokens = fields["max_out"].flatMap { Int($0) }
        inputPrice = fields["usd_in_per_M"].flatMap { Double($0) }
        cachedInputPrice = fields["usd_cached_in_per_M"].flatMap { Double($0) }
        cacheWritePrice = fields["usd_cache_write_per_M"].flatMap { Double($0) }
        longCacheWritePrice = fields["usd_cache_write_long_per_M"].flatMap { Double($0) }
        outputPrice = fields["usd_out_per_M"].flatMap { Double($0) }
        priceTiers = PriceTiers(fields["price_tiers"].map(String.init) ?? "")
        // The table leaves the field empty where the provider says no.
        isReasoning = fields["supports_reasoning"] == "yes"
        // So is this one, unless nothing is known of the model at all.
        seesImages = fields["supports_vision"].flatMap { $0 == "yes" ? true : contextWindow == nil ? nil : false }
        shutdown = fields["shutdown"].flatMap { CalendarDay($0) }
        successor = fields["successor"].flatMap { $0.isEmpty ? nil : String($0) }
    }
}
