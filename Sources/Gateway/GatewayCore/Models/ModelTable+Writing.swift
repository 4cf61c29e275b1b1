extension ModelTable {
    /// The columns of a table that a refresh keeps, in their order.
    private static let keptColumns = [
        "provider", "model", "context_in", "max_out", "usd_in_per_M", "usd_out_per_M", "usd_cached_in_per_M",
        "usd_cache_write_per_M", "usd_cache_write_long_per_M", "supports_reasoning", "supports_vision", "shutdown",
        "successor", "price_tiers",
    ]

    /// A table of rows in which an empty field says nothing.
    ///
    /// - Parameter sources: Where the rows come from, for whoever reads the file.
    static func text(of models: [CatalogModel], on day: CalendarDay, from sources: String) -> String {
        let head = """
            # Refreshed on \(day) by 'parlance models refresh', from \(sources).
            # These figures come before those that are built in, and after those of the configuration; an empty field says
            # nothing. 'parlance models refresh --clear' removes them.

            """
        return head + keptColumns.joined(separator: "\t") + "\n" + models.map { row(of: $0) + "\n" }.joined()
    }

    private static func row(of model: CatalogModel) -> String {
        let numbers = [
            model.inputPrice, model.outputPrice, model.cachedInputPrice, model.cacheWritePrice,
            model.longCacheWritePrice,
        ]
        var fields = [
            model.id.provider, model.id.model, model.contextWindow.map(String.init) ?? "",
            model.maxOutputTokens.map(String.init) ?? "",
        ]
        fields += numbers.map { $0.map(PriceTiers.text(ofPrice:)) ?? "" }
        fields += [model.isReasoning, model.seesImages].map { $0.map { $0 ? "yes" : "no" } ?? "" }
        fields += [model.shutdown?.description ?? "", model.successor ?? "", model.priceTiers.text]
        return fields.joined(separator: "\t")
    }
}
