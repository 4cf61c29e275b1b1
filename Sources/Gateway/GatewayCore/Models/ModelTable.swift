/// Tab-separated values of models: lines with `#` are comments, the first other line names the columns.
///
/// The start of the program asks for one or two models and must not wait for all: a row is read when it is asked for.
struct ModelTable: Sendable {
    private let rows: ArraySlice<UInt8>
    private let columns: Columns
    /// The first line: it has the day of the table.
    private let head: ArraySlice<UInt8>
    /// Whether an empty field says nothing at all, and not no.
    private let isPartial: Bool

    /// Reads the names of the columns; a table without them has no models.
    init(tsv: [UInt8], isPartial: Bool = false) {
        self.isPartial = isPartial
        var rest = tsv[...]
        head = Self.nextLine(of: &rest)
        rest = tsv[...]
        var columns: Columns?
        while columns == nil, !rest.isEmpty {
            let line = Self.nextLine(of: &rest)
            if !line.isEmpty, line.first != UInt8(ascii: "#") { columns = Columns(Row(line).fields) }
        }
        self.columns = columns ?? Columns([])
        rows = rest
    }

    /// The day that the first line names: of the prices, or of a refresh.
    var day: CalendarDay? {
        head.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ".") }.lazy
            .compactMap { CalendarDay(String(decoding: $0, as: UTF8.self)) }.first
    }

    /// Whether there are columns for the names of models.
    var hasNames: Bool { columns.provider != nil && columns.model != nil }

    /// All models in the order of the table.
    var models: [CatalogModel] {
        var models: [CatalogModel] = []
        var rest = rows
        while !rest.isEmpty {
            let line = Self.nextLine(of: &rest)
            guard line.first != UInt8(ascii: "#"), let model = model(line) else { continue }
            models.append(model)
        }
        return models
    }

    /// One model, by the provider and the name with which its row begins.
    subscript(id: ModelID) -> CatalogModel? {
        guard (columns.provider, columns.model) == (0, 1) else { return models.first { $0.id == id } }
        let start = Array("\(id.provider)\t\(id.model)\t".utf8)
        var rest = rows
        while !rest.isEmpty {
            let line = Self.nextLine(of: &rest)
            if line.starts(with: start), let model = model(line) { return model }
        }
        return nil
    }

    private func model(_ line: ArraySlice<UInt8>) -> CatalogModel? {
        CatalogModel(Row(line), columns, isPartial: isPartial)
    }

    private static func nextLine(of text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let length = text.withUnsafeBufferPointer { text in
            var length = 0
            while length < text.count, text[length] != UInt8(ascii: "\n") { length += 1 }
            return length
        }
        let line = text.prefix(length)
        text = text.dropFirst(length + 1)
        return line
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

        init(_ line: ArraySlice<UInt8>) {
            fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        }

        /// A field's text; `nil` where it is empty or not there.
        subscript(place: Int?) -> String? {
            guard let place, place < fields.count, !fields[place].isEmpty else { return nil }
            return String(decoding: fields[place], as: UTF8.self)
        }
    }
}

extension CatalogModel {
    fileprivate init?(_ row: ModelTable.Row, _ columns: ModelTable.Columns, isPartial: Bool) {
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
        if isPartial {
            isReasoning = row[columns.reasoning].map { $0 == "yes" }
            seesImages = row[columns.vision].map { $0 == "yes" }
        } else {
            // The table leaves the field empty where the provider says no.
            isReasoning = row[columns.reasoning] == "yes"
            // So is this one, unless nothing is known of the model at all.
            if columns.vision != nil {
                seesImages = row[columns.vision] == "yes" ? true : contextWindow == nil ? nil : false
            }
        }
        shutdown = row[columns.shutdown].flatMap { CalendarDay($0) }
        successor = row[columns.successor]
    }
}
