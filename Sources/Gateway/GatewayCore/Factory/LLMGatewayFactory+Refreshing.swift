extension LLMGatewayFactory {
    /// The catalog without what the configuration says: what is built in, and what a refresh has kept.
    public var refreshable: ModelCatalog { published }

    /// From when the prices are: `prices as of 2026-11-20, refreshed 2026-12-01`; `nil` where they are a program's own.
    public var priceDates: String? { published.dates }

    /// What the list of a provider reports of its models. The list itself is kept, too. One of a server that does not bill
    /// as its provider tells nothing of the models of that name elsewhere: it is only kept.
    ///
    /// - Throws: ``GatewayError`` when it cannot be asked.
    public func refreshedModels(of provider: String) async throws(GatewayError) -> RefreshedModels {
        let list = try await reportedModels(of: provider, profile: nil)
        let isOwn = isOwn(served(ModelID(provider: provider, model: "")))
        let name = definitions[provider]?.displayName ?? provider
        return RefreshedModels(source: "the list of \(name)", models: isOwn ? list.models : [])
    }

    /// What a file in the format of LiteLLM's public price map says of the models of the providers that are known here.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` when it is no such file.
    public func refreshedModels(
        inMap bytes: [UInt8], named name: String
    ) throws(GatewayError) -> RefreshedModels {
        // What a server of the person's own charges is no public matter.
        let billing = definitions.values.filter { !$0.isLocal && $0.name != DemoGateway.providerName }.map(\.name)
        return try PriceMap(providers: Set(billing)).read(bytes, source: name)
    }
}
