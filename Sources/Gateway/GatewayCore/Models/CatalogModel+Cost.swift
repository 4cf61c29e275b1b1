extension CatalogModel {
    /// What a call costs in US dollars; `nil` where a price is not known, and where the prices are samples: those are never
    /// added to what is spent.
    ///
    /// Prompt tokens that the cache read or wrote have prices of their own. The tier that the reply names decides, and
    /// above a threshold of prompt tokens the higher price is that of the whole call.
    public func cost(of usage: Usage) -> Double? {
        hasSamplePrices ? nil : dollars(for: usage)
    }

    /// What a call would cost in US dollars by sample prices, which nobody bills; `nil` for any other model.
    public func sampleCost(of usage: Usage) -> Double? {
        hasSamplePrices ? dollars(for: usage) : nil
    }

    /// What the provider's cache has changed of a call's cost; `nil` where it had no part in it, or a price is not
    /// known.
    public func cacheSaving(of usage: Usage) -> CacheSaving? {
        guard (usage.cachedTokens ?? 0) + (usage.cacheWriteTokens ?? 0) > 0, let cost = cost(of: usage) else {
            return nil
        }
        var plain = usage
        (plain.cachedTokens, plain.cacheWriteTokens, plain.longCacheWriteTokens) = (nil, nil, nil)
        return self.cost(of: plain).map { CacheSaving(saved: $0 - cost, whole: $0) }
    }

    private func dollars(for usage: Usage) -> Double? {
        guard let prices = prices(for: usage) else { return nil }
        let cached = usage.cachedTokens ?? 0
        let written = usage.cacheWriteTokens ?? 0
        let long = usage.longCacheWriteTokens ?? 0
        let other = usage.promptTokens - cached - written
        let cacheWrite = prices.cacheWrite ?? prices.input
        let longCacheWrite =
            prices.longCacheWrite ?? prices.cacheWrite.map { max($0, prices.input * 2) } ?? prices.input
        let dollarsPerMillion =
            Double(other) * prices.input + Double(cached) * (prices.cached ?? prices.input)
            + Double(written - long) * cacheWrite + Double(long) * longCacheWrite
            + Double(usage.completionTokens) * prices.output
        return dollarsPerMillion / 1_000_000
    }

    /// The prices that hold for a call: those of its tier, and of the length of its prompt; `nil` where one is not known.
    func prices(for usage: Usage) -> PriceTiers.Prices? {
        if let prices = priceTiers.prices(for: usage) { return prices }
        guard let inputPrice, let outputPrice else { return nil }
        return PriceTiers.Prices(
            input: inputPrice, output: outputPrice, cached: cachedInputPrice, cacheWrite: cacheWritePrice,
            longCacheWrite: longCacheWritePrice)
    }
}
