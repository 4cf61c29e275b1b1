extension CatalogModel {
    /// This model with everything that another source knows of it; what that source does not know stays.
    public func merging(_ other: CatalogModel) -> CatalogModel {
        var merged = self
        merged.contextWindow = other.contextWindow ?? contextWindow
        merged.maxOutputTokens = other.maxOutputTokens ?? maxOutputTokens
        merged.inputPrice = other.inputPrice ?? inputPrice
        merged.cachedInputPrice = other.cachedInputPrice ?? cachedInputPrice
        merged.outputPrice = other.outputPrice ?? outputPrice
        merged.cacheWritePrice = other.cacheWritePrice ?? cacheWritePrice
        merged.longCacheWritePrice = other.longCacheWritePrice ?? longCacheWritePrice
        // Tiers belong to the prices beside them; prices of another source are the price of everything.
        merged.priceTiers = other.inputPrice == nil && other.outputPrice == nil ? priceTiers : other.priceTiers
        // Whatever they are, nobody bills them.
        merged.hasSamplePrices = hasSamplePrices || other.hasSamplePrices
        merged.isReasoning = other.isReasoning ?? isReasoning
        merged.seesImages = other.seesImages ?? seesImages
        merged.shutdown = other.shutdown ?? shutdown
        merged.successor = other.successor ?? successor
        merged.tokenizer = other.tokenizer ?? tokenizer
        return merged
    }
}

extension ModelCatalog {
    /// This catalog with what another source knows, field by field; models that are new come last.
    public func merging(_ others: [CatalogModel]) -> ModelCatalog {
        others.isEmpty ? self : ModelCatalog(ModelLayer(.list(others), over: self))
    }

    /// This catalog with what a refresh has kept.
    public func refreshed(by kept: KeptCatalog) -> ModelCatalog {
        ModelCatalog(ModelLayer(.kept(kept), over: self))
    }
}
