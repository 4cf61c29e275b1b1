extension CatalogueModel {
    /// What a call costs in US dollars; `nil` where a price is not known. A cached prompt token has its own price.
    public func cost(of usage: Usage) -> Double? {
        guard let inputPrice, let outputPrice else { return nil }
        let cached = usage.cachedTokens ?? 0
        let dollarsPerMillion =
            Double(usage.promptTokens - cached) * inputPrice + Double(cached) * (cachedInputPrice ?? inputPrice)
            + Double(usage.completionTokens) * outputPrice
        return dollarsPerMillion / 1_000_000
    }
}
