/// A figure of a model that a refresh changes.
public struct CatalogChange: Sendable, Hashable {
    /// A figure, by the title of its column.
    public enum Figure: String, Sendable, CaseIterable {
        case window
        case maxOutput = "max out"
        case input = "$/M in"
        case output = "$/M out"
        case cached = "$/M cached"
        case written = "$/M written"
        case writtenLong = "$/M written long"
        case tiers
        case reasoning
        case vision
        case shutdown

        /// What a model has of it; `nil`: nothing is known.
        func text(of model: CatalogModel) -> String? {
            switch self {
            case .window: model.contextWindow.map(String.init)
            case .maxOutput: model.maxOutputTokens.map(String.init)
            case .input: model.inputPrice.map(PriceTiers.text(ofPrice:))
            case .output: model.outputPrice.map(PriceTiers.text(ofPrice:))
            case .cached: model.cachedInputPrice.map(PriceTiers.text(ofPrice:))
            case .written: model.cacheWritePrice.map(PriceTiers.text(ofPrice:))
            case .writtenLong: model.longCacheWritePrice.map(PriceTiers.text(ofPrice:))
            case .tiers: model.priceTiers.text.isEmpty ? nil : model.priceTiers.text
            case .reasoning: model.isReasoning.map { $0 ? "yes" : "no" }
            case .vision: model.seesImages.map { $0 ? "yes" : "no" }
            case .shutdown: model.shutdown?.description
            }
        }
    }

    /// The model.
    public var id: ModelID
    /// Which figure.
    public var figure: Figure
    /// What it was; `nil`: unknown.
    public var before: String?
    /// What it is from then on; `nil`: unknown.
    public var after: String?

    /// What differs between two states of one model.
    static func changes(from before: CatalogModel, to after: CatalogModel) -> [CatalogChange] {
        Figure.allCases.compactMap { figure in
            let texts = (figure.text(of: before), figure.text(of: after))
            guard texts.0 != texts.1 else { return nil }
            return CatalogChange(id: after.id, figure: figure, before: texts.0, after: texts.1)
        }
    }
}
