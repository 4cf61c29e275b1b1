extension ModelCatalog {
    /// Reads tab-separated values: lines with `#` are comments, the first other line names the columns.
    ///
    /// The start of the program waits for this, so it works on bytes and looks up each column's place once.
    ///
    /// - Parameter others: Models that come after those of the table.
    init(tsv: [UInt8], and others: [CatalogModel] = []) {
        var columns: Columns?
        var models: [CatalogModel] = []
        for line in tsv.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            if let columns {
                if let model = CatalogModel(Row(fields: fields), columns) { models.append(model) }
            } else {
                columns = Columns(fields)
            }
        }
        self.init(models + others)
    }

    /// The place of each column in a row.
    fileprivate struct Columns {
        var provider, model, context, output, input, out, cached, cacheWrite, longCacheWrite: Int?
        var reasoning, vision, shutdown, successor, tiers: Int?

        init(_ names: [ArraySlice<UInt8>]) {
            for (place, name) in names.enumerated() {
                switch String(decoding: name, as: UTF8.self) {
                case "provider": provider = place
                case "model": model = place
                case "context_in": context = place
                case "max_out": output = place
                case "usd_in_per_M": input = place
                case "usd_out_per_M": out = place
                case "usd_cached_in_per_M": cached = place
                case "usd_cache_write_per_M": cacheWrite = place
                case "usd_cache_write_long_per_M": longCacheWrite = place
                case "supports_reasoning": reasoning = place
                case "supports_vision": vision = place
                case "shutdown": shutdown = place
                case "successor": successor = place
                case "price_tiers": tiers = place
                default: break
                }
            }
        }
    }

    /// The fields of one line.
    fileprivate struct Row {
        let fields: [ArraySlice<UInt8>]

        /// A field's text; `nil` where it is empty or not there.
        subscript(place: Int?) -> String? {
            guard let place, place < fields.count, !fields[place].isEmpty else { return nil }
            return String(decoding: fields[place], as: UTF8.self)
        }
    }
}

extension CatalogModel {
    fileprivate init?(_ row: ModelCatalog.Row, _ columns: ModelCatalog.Columns) {
        guard let provider = row[columns.provider], let model = row[columns.model] else { return nil }
        self.init(id: ModelID(provider: provider, model: model))
        contextWindow = row[columns.context].flatMap { Int($0) }
        maxOutputTokens = row[columns.output].flatMap { Int($0) }
        inputPrice = row[columns.input].flatMap { Double($0) }
        cachedInputPrice = row[columns.cached].flatMap { Double($0) }
        cacheWritePrice = row[columns.cacheWrite].flatMap { Double($0) }
        longCacheWritePrice = row[columns.longCacheWrite].flatMap { Double($0) }
        outputPrice = row[columns.out].flatMap { Double($0) }
        priceTiers = PriceTiers(row[columns.tiers] ?? "")
        // The table leaves the field empty where the provider says no.
        isReasoning = row[columns.reasoning] == "yes"
        // So is this one, unless nothing is known of the model at all.
        if columns.vision != nil {
            seesImages = row[columns.vision] == "yes" ? true : contextWindow == nil ? nil : false
        }
        shutdown = row[columns.shutdown].flatMap { CalendarDay($0) }
        successor = row[columns.successor]
    }
}
