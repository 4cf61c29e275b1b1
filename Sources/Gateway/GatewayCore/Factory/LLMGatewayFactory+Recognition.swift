extension LLMGatewayFactory {
    /// So long a list is waited for that only confirms a name.
    private static let recognitionPatience: Duration = .seconds(3)
    /// What llama.cpp's server lists is a file; it answers to any name.
    private static let indifferentProviders: Set<String> = ["llamacpp", DemoGateway.providerName]

    /// Whether a choice's model is known without asking anybody: nobody named it, a profile does, or the table of
    /// models, the configuration, or the list that was last fetched of its server has it.
    package func knows(_ choice: ModelChoice) -> Bool {
        if choice.isDefaultModel || choice.isOpen || choice.profile != nil { return true }
        let id = choice.id
        // What is on this machine is a file, which is looked for where it is used.
        if id.provider == LocalServerSettings.providerName || id.provider == DemoGateway.providerName { return true }
        if table[id] != nil || knownModels(of: id.provider).contains(id) { return true }
        let kept = cachedModels(of: id.provider)?.models.map(\.id.model) ?? []
        return Self.list(kept, has: id.model) || isFineTuned(id)
    }

    /// The models that the table has of a provider, wherever it is served: for names alone.
    package func publishedModels(of provider: String) -> [ModelID] {
        table.models(of: provider, on: today()).map(\.id)
    }

    /// Whether somebody else's server stands in for a choice's provider, under an address that was given: it has what
    /// it has, and need not tell.
    package func isElsewhere(_ choice: ModelChoice) -> Bool {
        let place = served(choice.id, profile: choice.profile)
        return place.baseURL != nil && definitions[choice.id.provider]?.isLocal != true && !isOwn(place)
    }

    /// Asks a choice's server whether it has the model, and waits for some seconds at most.
    package func recognize(_ choice: ModelChoice) async -> ModelRecognition {
        await withTaskGroup { group in
            group.addTask { await askForList(of: choice) }
            group.addTask {
                try? await Task.sleep(for: Self.recognitionPatience)
                return .unreachable(
                    GatewayError(
                        .timedOut, "\(serverName(of: choice)) didn't answer in time.", provider: choice.id.provider))
            }
            defer { group.cancelAll() }
            return await group.next() ?? .noList
        }
    }

    private func askForList(of choice: ModelChoice) async -> ModelRecognition {
        var factory = self
        factory.retryPolicy = .none
        factory.connection.maxRetries = 0
        do throws(GatewayError) {
            let names = try await factory.listModels(of: choice.id.provider, profile: choice.profile).models.map(
                \.id.model)
            guard !names.isEmpty, !Self.indifferentProviders.contains(choice.id.provider) else { return .noList }
            return Self.list(names, has: choice.id.model) || isFineTuned(choice.id) ? .listed : .notListed
        } catch {
            if error.code == .configuration { return .noList }
            // Somebody else's server need not have a list; the provider's own has one.
            let isAnswer = error.status != nil || error.code == .invalidResponse
            return isAnswer && !isOwn(served(choice.id, profile: choice.profile)) ? .noList : .unreachable(error)
        }
    }

    /// Whether it is a version of a known model that was trained further: `ft:gpt-4o:acme`.
    private func isFineTuned(_ id: ModelID) -> Bool {
        let parts = id.model.split(separator: ":")
        guard parts.count > 1, parts[0] == "ft" else { return false }
        let base = ModelID(provider: id.provider, model: String(parts[1]))
        return table[base] != nil
            || table.models.contains { model in
                // It is named after a dated version: gpt-4o-2024-08-06.
                model.id.provider == id.provider && base.model.hasPrefix(model.id.model + "-")
            }
    }

    /// Whether a list has a model. Ollama lists `llama3.2` as `llama3.2:latest`, Gemini may put `models/` before a
    /// name.
    private static func list(_ names: [String], has model: String) -> Bool {
        names.contains { $0 == model || $0 == model + ":latest" || $0 == "models/" + model || "models/" + $0 == model }
    }
}
