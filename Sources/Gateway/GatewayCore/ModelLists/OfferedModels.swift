import GatewayJSON

/// What one provider offered at one time.
public struct OfferedModels: Sendable, Hashable {
    /// The provider's registered name.
    public var provider: String
    /// The server's address, where it is not the provider's usual one.
    public var address: String?
    /// When the provider was asked, in seconds since 1970.
    public var fetched: Double
    /// The models, sorted by name.
    public var models: [CatalogModel]

    /// A list from its parts.
    public init(provider: String, address: String? = nil, fetched: Double, models: [CatalogModel]) {
        self.provider = provider
        self.address = address
        self.fetched = fetched
        self.models = models
    }

    /// What the names of models have in them that do not chat.
    private static let otherUses = ["embed", "rerank", "whisper"]

    /// The names of those that chat, as far as names tell; all where none seems to.
    package var chattingModels: [String] {
        let all = models.map(\.id.model)
        let chatting = all.filter { name in !Self.otherUses.contains { name.lowercased().contains($0) } }
        return chatting.isEmpty ? all : chatting
    }

    /// How long ago that was, in words such as `just now`, `5 minutes ago` or `3 days ago`; `at an unknown time` where a
    /// clock was wrong by more than a day.
    ///
    /// - Parameter now: Seconds since 1970.
    public func age(now: Double) -> String {
        let seconds = now - fetched
        guard seconds > -86_400 else { return "at an unknown time" }
        for (unit, length) in [("day", 86_400.0), ("hour", 3600.0), ("minute", 60.0)] where seconds >= length {
            let count = Int(min(seconds / length, 99_999))
            return "\(count) \(unit)\(count == 1 ? "" : "s") ago"
        }
        return "just now"
    }
}

extension OfferedModels {
    /// The form in which a list is kept.
    var json: JSONValue {
        let models = models.map { model -> JSONValue in
            var object: JSONObject = ["id": .string(model.id.model)]
            object["context_window"] = model.contextWindow.map(JSONValue.integer)
            object["max_output_tokens"] = model.maxOutputTokens.map(JSONValue.integer)
            object["usd_in_per_M"] = model.inputPrice.map(JSONValue.number)
            object["usd_out_per_M"] = model.outputPrice.map(JSONValue.number)
            object["usd_cached_in_per_M"] = model.cachedInputPrice.map(JSONValue.number)
            return .object(object)
        }
        var object: JSONObject = ["provider": .string(provider)]
        object["address"] = address.map(JSONValue.string)
        object["fetched"] = .number(fetched)
        object["models"] = .array(models)
        return .object(object)
    }

    /// Reads what ``json`` has written; `nil` when it is something else.
    init?(_ json: JSONValue) {
        guard let provider = json["provider"]?.stringValue, let fetched = json["fetched"]?.doubleValue,
            let models = json["models"]?.arrayValue
        else { return nil }
        self.init(
            provider: provider, address: json["address"]?.stringValue, fetched: fetched,
            models: models.compactMap { entry in
                guard let name = entry["id"]?.stringValue else { return nil }
                var model = CatalogModel(id: ModelID(provider: provider, model: name))
                model.contextWindow = entry["context_window"]?.tokenCount
                model.maxOutputTokens = entry["max_output_tokens"]?.tokenCount
                model.inputPrice = entry["usd_in_per_M"]?.doubleValue
                model.outputPrice = entry["usd_out_per_M"]?.doubleValue
                model.cachedInputPrice = entry["usd_cached_in_per_M"]?.doubleValue
                return model
            })
    }
}
