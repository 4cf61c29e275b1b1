import GatewayJSON

/// Reads what providers answer when they are asked for their models.
///
/// OpenAI and most others have a list under `data`, Gemini and Ollama under `models`, Together no more than the list.
/// Gateways wrap one in the other, write names alone, or name the models by the keys of an object. What is told of a
/// model beside its name goes by many names.
enum ModelListReply {
    /// Where a list is, from the usual name to the rare one.
    private static let listKeys = [
        "data", "models", "result", "results", "items", "model_list", "list", "modelSummaries",
    ]
    /// Deeper than this nobody wraps a list.
    private static let depthLimit = 4

    /// The models, sorted by name; `nil` when there is no list.
    static func models(in reply: JSONValue, of provider: String) -> [CatalogModel]? {
        guard let entries = entries(in: reply, depth: 0) else { return nil }
        let models = entries.compactMap { model($0, of: provider) }
        // A list of things that are no models is none.
        guard !models.isEmpty || entries.allSatisfy(isKnownKind) else { return nil }
        return sorted(models)
    }

    /// Models of several pages: sorted by name, none twice. Mistral tells of a model once for each of its aliases, but
    /// sometimes twice.
    static func sorted(_ models: [CatalogModel]) -> [CatalogModel] {
        var seen: Set<String> = []
        return models.filter { seen.insert($0.id.model).inserted }.sorted { $0.id.model < $1.id.model }
    }

    /// The parameters with which the next page is asked for; `nil`: there is none.
    ///
    /// Google hands out a token, Anthropic and OpenAI go on after the last id of the page.
    static func nextPage(after reply: JSONValue) -> [(name: String, value: String)]? {
        for (key, name) in [
            ("nextPageToken", "pageToken"), ("next_page_token", "page_token"), ("next_cursor", "cursor"),
        ] {
            if let token = reply[key]?.stringValue, !token.isEmpty { return [(name, token)] }
        }
        guard reply["has_more"] == true else { return nil }
        let last = entries(in: reply, depth: 0)?.last.flatMap { $0["id"]?.stringValue ?? $0.stringValue }
        guard let id = reply["last_id"]?.stringValue ?? last, !id.isEmpty else { return nil }
        return [("after_id", id), ("after", id)]
    }

    private static func entries(in reply: JSONValue, depth: Int) -> [JSONValue]? {
        if let list = reply.arrayValue { return list }
        guard depth < depthLimit, let object = reply.objectValue else { return nil }
        for key in listKeys {
            guard let value = object[key], let found = entries(in: value, depth: depth + 1) else { continue }
            return found
        }
        // Servers that are written in Go write an empty list as null.
        if object["object"] == "list" || object["models"] != nil, listKeys.contains(where: { object[$0] == .null }) {
            return []
        }
        return byName(object)
    }

    /// `{"NAME": {…}, "OTHER": {…}}`
    private static func byName(_ object: JSONObject) -> [JSONValue]? {
        let otherKeys = listKeys + ["error", "errors", "detail", "message", "fault", "Response"]
        guard !object.keys.isEmpty, !otherKeys.contains(where: { object[$0] != nil }),
            object.values.allSatisfy({ $0.objectValue != nil })
        else { return nil }
        return object.map { key, value in
            var entry = value.objectValue ?? [:]
            entry["id"] = .string(key)
            return .object(entry)
        }
    }

    private static func name(of entry: JSONValue) -> String? {
        if let name = entry.stringValue { return name }
        return ["id", "name", "model", "model_name", "modelId", "model_id", "key"].lazy
            .compactMap { entry[$0]?.stringValue }.first { !$0.isEmpty }
    }

    /// Whether an entry is a model that was left out for a reason.
    private static func isKnownKind(_ entry: JSONValue) -> Bool {
        name(of: entry) != nil
    }

    private static func model(_ entry: JSONValue, of provider: String) -> CatalogModel? {
        // Gemini's names begin with `models/`; it also has models that only embed.
        if let methods = entry["supportedGenerationMethods"]?.arrayValue, !methods.contains("generateContent") {
            return nil
        }
        // A name with a wildcard is a rule of a gateway, and no model.
        guard let id = name(of: entry), !id.isEmpty, !id.contains("*") else { return nil }
        let name = id.hasPrefix("models/") ? String(id.dropFirst("models/".count)) : id
        var model = CatalogModel(id: ModelID(provider: provider, model: name))
        // LM Studio, of the model as it is loaded; Mistral; Gemini; Anthropic; OpenRouter and Together; Groq; vLLM;
        // llama.cpp.
        model.contextWindow = firstCount(
            entry["loaded_context_length"],
            entry["max_context_length"], entry["inputTokenLimit"], entry["max_input_tokens"], entry["context_length"],
            entry["context_window"], entry["max_model_len"], entry["meta"]?["n_ctx"], entry["meta"]?["n_ctx_train"])
        // Gemini; Anthropic; OpenRouter; Groq.
        model.maxOutputTokens = firstCount(
            entry["outputTokenLimit"], entry["max_tokens"], entry["top_provider"]?["max_completion_tokens"],
            entry["max_completion_tokens"])
        readPrices(of: entry["pricing"], into: &model)
        return model
    }

    private static func firstCount(_ values: JSONValue?...) -> Int? {
        values.lazy.compactMap { $0?.tokenCount }.first { $0 > 0 }
    }

    /// OpenRouter: strings, dollars a token. Together: numbers, dollars a million tokens.
    private static func readPrices(of pricing: JSONValue?, into model: inout CatalogModel) {
        func perToken(_ key: String) -> Double? {
            pricing?[key]?.stringValue.flatMap { Double($0) }.flatMap { dollars in
                guard dollars.isFinite, dollars >= 0 else { return nil }
                // A millionth of a millionth of a dollar is where binary fractions begin to show.
                return (dollars * 1e12).rounded() / 1e6
            }
        }
        model.inputPrice = perToken("prompt") ?? pricing?["input"]?.doubleValue
        model.outputPrice = perToken("completion") ?? pricing?["output"]?.doubleValue
        model.cachedInputPrice = perToken("input_cache_read") ?? pricing?["cached_input"]?.doubleValue
    }
}
