/// Reads what providers answer when they are asked for their models.
///
/// OpenAI and most others have a list under `data`, Gemini and Ollama under `models`, Together no more than the list.
/// What is told of a model beside its name goes by many names.
enum ModelListReply {
    /// The models, sorted by name; `nil` when there is no list.
    static func models(in reply: JSONValue, of provider: String) -> [CatalogueModel]? {
        guard let entries = (reply["data"] ?? reply["models"] ?? reply).arrayValue else { return nil }
        var seen: Set<String> = []
        // Mistral tells of a model once for each of its aliases, but sometimes twice.
        return entries.compactMap { model($0, of: provider) }.filter { seen.insert($0.id.model).inserted }
            .sorted { $0.id.model < $1.id.model }
    }

    private static func model(_ entry: JSONValue, of provider: String) -> CatalogueModel? {
        // Gemini's names begin with `models/`; it also has models that only embed.
        if let methods = entry["supportedGenerationMethods"]?.arrayValue, !methods.contains("generateContent") {
            return nil
        }
        guard let id = entry["id"]?.stringValue ?? entry["name"]?.stringValue, !id.isEmpty else { return nil }
        let name = id.hasPrefix("models/") ? String(id.dropFirst("models/".count)) : id
        var model = CatalogueModel(id: ModelID(provider: provider, model: name))
        // Mistral; Gemini; Anthropic; OpenRouter and Together; Groq; vLLM; llama.cpp.
        model.contextWindow = firstCount(
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
    private static func readPrices(of pricing: JSONValue?, into model: inout CatalogueModel) {
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
