import GatewayJSON

extension ProviderClient {
    /// A server that has more pages than these does not come to an end.
    private static let pageLimit = 20

    /// The models of the list at a path, all its pages together.
    func listModels(at path: String) async throws(GatewayError) -> [CatalogModel] {
        var found = try await modelPage(at: path)
        var models = found.models
        var names = Set(models.map(\.id.model))
        for _ in 1..<Self.pageLimit {
            guard let next = found.next else { break }
            // Anthropic refuses parameters that it does not know; it is the one with a limit of its own.
            let wanted = path.contains("?") ? next.prefix(1) : next[...]
            let query = wanted.map { "\($0.name)=\($0.value.percentEncoded)" }.joined(separator: "&")
            do throws(GatewayError) {
                found = try await modelPage(at: path + (path.contains("?") ? "&" : "?") + query)
            } catch {
                guard error.code != .cancelled else { throw error }
                // The models of the pages before can be used all the same.
                break
            }
            let news = found.models.filter { names.insert($0.id.model).inserted }
            // A server that does not know the parameter gives its first page again.
            if news.isEmpty { break }
            models += news
        }
        return ModelListReply.sorted(models)
    }

    private func modelPage(
        at path: String
    ) async throws(GatewayError) -> (models: [CatalogModel], next: [(name: String, value: String)]?) {
        let reply = try await get(path)
        let models = ModelListReply.models(in: reply, of: provider.name)
        if let models, !models.isEmpty || reply["error"] ?? .null == .null {
            return (models, ModelListReply.nextPage(after: reply))
        }
        let body = ProviderErrorBody(reply)
        guard body.message != nil else {
            throw provider.unexpectedReply("a list of models that cannot be read", baseURL: shownURL)
        }
        var error = provider.error(status: nil, headers: [:], body: body)
        if error.code == .providerFailure {
            error.code = .invalidResponse
            error.reason = "\(provider.displayName) sent an error instead of a list of models."
        }
        throw withoutKey(error)
    }
}
