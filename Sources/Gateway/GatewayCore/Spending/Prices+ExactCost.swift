extension PriceTiers.Prices {
    /// What a call costs at these prices, exactly: what ``CatalogModel/cost(of:)`` gives as the nearest number.
    public func cost(of usage: Usage) -> Dollars {
        let cached = usage.cachedTokens ?? 0
        let written = usage.cacheWriteTokens ?? 0
        let long = usage.longCacheWriteTokens ?? 0
        let longWrite = longCacheWrite ?? cacheWrite.map { max($0, input * 2) } ?? input
        return Dollars(tokens: usage.promptTokens - cached - written, at: input)
            + Dollars(tokens: cached, at: self.cached ?? input)
            + Dollars(tokens: written - long, at: cacheWrite ?? input)
            + Dollars(tokens: long, at: longWrite)
            + Dollars(tokens: usage.completionTokens, at: output)
    }
}

extension CatalogModel {
    /// The prices by which a call is billed; `nil` where one is not known, and where the prices are samples.
    public func billedPrices(for usage: Usage) -> PriceTiers.Prices? {
        hasSamplePrices ? nil : prices(for: usage)
    }
}
