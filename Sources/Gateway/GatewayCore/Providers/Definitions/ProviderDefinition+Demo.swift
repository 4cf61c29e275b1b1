extension ProviderDefinition {
    /// The demonstration: needs no key and no network.
    public static let demo = ProviderDefinition(
        name: DemoGateway.providerName, displayName: "Demo", defaultModel: "tour"
    ) {
        settings throws(GatewayError) in
        DemoGateway(settings: settings)
    }
}
