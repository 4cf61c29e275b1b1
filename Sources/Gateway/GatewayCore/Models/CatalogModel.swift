/// What is publicly known of one model. Everything but the name may be unknown.
public struct CatalogModel: Sendable, Hashable {
    /// The model and its provider.
    public var id: ModelID
    /// The context window in tokens, prompt and answer together.
    public var contextWindow: Int?
    /// The longest answer in tokens.
    public var maxOutputTokens: Int?
    /// US dollars for a million prompt tokens.
    public var inputPrice: Double?
    /// US dollars for a million prompt tokens that the provider had in its cache; `nil`: as other prompt tokens.
    public var cachedInputPrice: Double?
    /// US dollars for a million prompt tokens that the provider wrote into its cache; `nil`: as other prompt tokens.
    public var cacheWritePrice: Double?
    /// US dollars for a million of those that the cache keeps for an hour or more; `nil`: twice the price of prompt tokens
    /// where writing has a price, else none of its own.
    public var longCacheWritePrice: Double?
    /// US dollars for a million completion tokens.
    public var outputPrice: Double?
    /// Whether the prices are made up, so that a demonstration can show where money appears. Nobody bills them.
    public var hasSamplePrices = false
    /// What other service tiers and long prompts cost.
    public var priceTiers = PriceTiers()
    /// Whether the model reasons before it answers.
    public var isReasoning: Bool?
    /// Whether the model can be shown images.
    public var seesImages: Bool?
    /// The published encoding to count with, such as `tekken`, where a configuration names one.
    public var tokenizer: String?
    /// The day from which the provider no longer answers with this model.
    public var shutdown: CalendarDay?
    /// The model of the same provider to use instead.
    public var successor: String?

    /// A model of which nothing but the name is known.
    public init(id: ModelID) {
        self.id = id
    }
}
