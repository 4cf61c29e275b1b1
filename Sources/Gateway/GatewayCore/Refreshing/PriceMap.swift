import GatewayJSON

/// Reads a file in the format of LiteLLM's public price map: one JSON object of models, prices in US dollars a token.
///
/// Only models that chat are of use here, and only those of known providers. A row with a price or a limit that none can
/// be is left out and counted.
struct PriceMap {
    /// The map's names of providers, where they differ from ours.
    private static let otherNames = ["together_ai": "together"]
    private static let modes: Set<String> = ["chat", "responses", "completion"]
    private static let tierNames = [
        "flex": "flex", "priority": "priority", "batches": "batch", "ultrafast": "ultrafast", "fast": "fast",
    ]
    /// The order in which the built-in table has them.
    private static let tierOrder = ["", "flex", "priority", "batch", "ultrafast", "fast"]
    /// The parts of a price, in the order of ``PriceTiers``.
    private static let fields = [
        "input_cost_per_token", "output_cost_per_token", "cache_read_input_token_cost",
        "cache_creation_input_token_cost",
    ]
    /// What is kept longer: an hour at Anthropic, twelve at OpenAI.
    private static let longMarks = ["_above_1hr", "_above_12hr"]
    private static let longWrite = 4

    private let providers: Set<String>

    /// - Parameter providers: Those whose models are of use.
    init(providers: Set<String>) {
        self.providers = providers
    }

    /// The models of a file, and how many rows were left out.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` where it is no such file.
    func read(_ bytes: [UInt8], source: String) throws(GatewayError) -> RefreshedModels {
        guard let map = (try? JSONValue(parsing: bytes))?.objectValue else { throw Self.unfit(source) }
        var (models, leftOut, rows): ([CatalogModel], Int, Int) = ([], 0, 0)
        for (key, value) in map where key != "sample_spec" {
            guard value.objectValue != nil else {
                leftOut += 1
                continue
            }
            // The map has names without a provider, which stand for other rows.
            guard let name = value["litellm_provider"]?.stringValue else { continue }
            rows += 1
            let provider = Self.otherNames[name] ?? name
            guard providers.contains(provider), Self.modes.contains(value["mode"]?.stringValue ?? "chat") else {
                continue
            }
            if let model = model(key, value, of: provider, alias: name) { models.append(model) } else { leftOut += 1 }
        }
        guard rows > 0 else { throw Self.unfit(source) }
        return RefreshedModels(source: source, models: models, leftOut: leftOut)
    }

    private static func unfit(_ source: String) -> GatewayError {
        GatewayError(
            .configuration, "\(source) isn't a price map.",
            fix: "It must be one JSON object of models with litellm_provider and input_cost_per_token, such as "
                + "model_prices_and_context_window.json of LiteLLM.")
    }

    /// One row; `nil` where a number in it is none, or cannot be one.
    private func model(_ key: String, _ row: JSONValue, of provider: String, alias: String) -> CatalogModel? {
        let prefix = ["\(alias)/", "\(provider)/"].first { key.hasPrefix($0) } ?? ""
        var model = CatalogModel(id: ModelID(provider: provider, model: String(key.dropFirst(prefix.count))))
        guard let object = row.objectValue, let window = Self.count(row["max_input_tokens"] ?? row["max_tokens"]),
            let limit = Self.count(row["max_output_tokens"])
        else { return nil }
        (model.contextWindow, model.maxOutputTokens) = (window, limit)
        guard Self.readPrices(of: object, into: &model) else { return nil }
        model.isReasoning = row["supports_reasoning"]?.boolValue
        model.seesImages = row["supports_vision"]?.boolValue
        model.shutdown = row["deprecation_date"]?.stringValue.flatMap { CalendarDay($0) }
        return model.isPlausible ? model : nil
    }

    /// A number of tokens, or none; `nil` for what is no such number. The map writes some with a fraction of zero.
    private static func count(_ value: JSONValue?) -> Int?? {
        guard let value, value != .null, value != "" else { return .some(nil) }
        guard let number = value.doubleValue ?? value.stringValue.flatMap({ Double($0) }), number.isFinite,
            number >= 0, number <= 1e9, number == number.rounded()
        else { return nil }
        return .some(number > 0 ? Int(number) : nil)
    }

    // MARK: Prices

    private struct Tier: Hashable {
        var name: String
        var threshold: Int
    }

    /// - Returns: Whether all of them are prices.
    private static func readPrices(of row: JSONObject, into model: inout CatalogModel) -> Bool {
        var tiers: [Tier: [Int: Double]] = [:]
        for (key, value) in row where value != .null {
            guard let (tier, field) = place(of: key) else { continue }
            guard let perToken = value.doubleValue, perToken.isFinite, perToken >= 0 else { return false }
            // A millionth of a millionth of a dollar is where binary fractions begin to show.
            tiers[tier, default: [:]][field] = (perToken * 1e12).rounded() / 1e6
        }
        let usual = tiers.removeValue(forKey: Tier(name: "", threshold: 0)) ?? [:]
        (model.inputPrice, model.outputPrice, model.cachedInputPrice) = (usual[0], usual[1], usual[2])
        (model.cacheWritePrice, model.longCacheWritePrice) = (usual[3], usual[longWrite])
        model.priceTiers = PriceTiers(text(of: tiers))
        return true
    }

    /// Which price a key of a row is; `nil` for other keys: `input_cost_per_token_above_200k_tokens_batches`.
    private static func place(of key: String) -> (Tier, field: Int)? {
        guard var field = fields.firstIndex(where: { key.hasPrefix($0) }) else { return nil }
        var rest = key.dropFirst(fields[field].count)
        if let mark = longMarks.first(where: { rest.hasPrefix($0) }) {
            guard field == fields.count - 1 else { return nil }
            field = longWrite
            rest = rest.dropFirst(mark.count)
        }
        var tier = Tier(name: "", threshold: 0)
        if rest.hasPrefix("_above_"), let end = rest.firstRange(of: "k_tokens") {
            guard let thousands = Int(rest[..<end.lowerBound].dropFirst("_above_".count)),
                (1...1_000_000).contains(thousands)
            else { return nil }
            tier.threshold = thousands * 1000
            rest = rest[end.upperBound...]
        }
        guard !rest.isEmpty else { return (tier, field) }
        guard rest.first == "_", let name = tierNames[String(rest.dropFirst())] else { return nil }
        tier.name = name
        return (tier, field)
    }

    private static func text(of tiers: [Tier: [Int: Double]]) -> String {
        let order = tiers.keys.sorted { left, right in
            let places = (tierOrder.firstIndex(of: left.name) ?? 0, tierOrder.firstIndex(of: right.name) ?? 0)
            return (places.0, left.threshold) < (places.1, right.threshold)
        }
        return order.compactMap { tier -> String? in
            guard let prices = tiers[tier], prices[0] != nil, prices[1] != nil else { return nil }
            let last = prices.keys.max() ?? 1
            let amounts = (0...last).map { prices[$0].map(PriceTiers.text(ofPrice:)) ?? "" }
            let threshold = tier.threshold > 0 ? ">\(tier.threshold)" : ""
            return "\(tier.name)\(threshold)=\(amounts.joined(separator: "/"))"
        }.joined(separator: " ")
    }
}
