extension LLMGatewayFactory {
    /// A server on this machine may be started anew with another window: its list is older after ten minutes.
    private static let localFreshness: Double = 600

    /// Asks the server of a model for its list, where it may have the model's window and nobody else does: at an address
    /// that is not the provider's own. What comes of it is in ``catalog``, and a failure is none: the window stays
    /// unknown.
    package func learnWindow(of choice: ModelChoice) async {
        guard mayReportWindow(choice) else { return }
        var factory = self
        factory.retryPolicy = .none
        factory.connection.maxRetries = 0
        _ = try? await factory.listModels(of: choice.id.provider, profile: choice.profile)
    }

    /// Whether the server of a model should be asked for its window.
    package func mayReportWindow(_ choice: ModelChoice) -> Bool {
        let place = served(choice.id, profile: choice.profile)
        guard let modelLists, let definition = definitions[choice.id.provider], !choice.isOpen,
            place.baseURL != nil || definition.isLocal, !isOwn(place),
            !configuredModels.contains(where: { $0.id == choice.id && $0.contextWindow != nil })
        else { return false }
        guard let kept = modelLists.list(of: choice.id.provider, at: ModelListCache.address(of: place)) else {
            return true
        }
        let age = now() - kept.fetched
        let isHere = place.baseURL.map { LoopbackHost.contains(HTTPRequest(url: $0).host) } ?? true
        return abs(age) > (isHere ? Self.localFreshness : Self.listFreshness)
    }
}
