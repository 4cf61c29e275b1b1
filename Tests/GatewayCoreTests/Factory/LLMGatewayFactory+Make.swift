import Testing

@testable import GatewayCore

extension LLMGatewayFactory {
    /// A factory on a day long before any announced shutdown, with no network.
    static func make(
        _ environment: [String: String] = [:], profiles: [GatewayProfile] = [], yaml: String? = nil,
        today: String = "2026-06-01", transport: any HTTPTransport = ScriptedTransport()
    ) throws -> LLMGatewayFactory {
        let day = try #require(CalendarDay(today))
        let configuration =
            yaml.map { ConfigurationFile.parse($0, file: "c.yaml") } ?? GatewayConfiguration(profiles: profiles)
        return LLMGatewayFactory(
            configuration: configuration, environment: environment, transport: transport, today: { day })
    }

    /// The same factory with OpenAI and Mistral replaced by probes.
    var probing: LLMGatewayFactory {
        var factory = self
        factory.register(
            .probe("openai", defaultModel: "gpt-4o", keyVariable: "OPENAI_API_KEY", baseURLVariable: "OPENAI_BASE_URL"))
        factory.register(
            .probe(
                "mistral", defaultModel: "mistral-large-latest", keyVariable: "MISTRAL_API_KEY",
                baseURLVariable: "MISTRAL_BASE_URL"))
        return factory
    }

    /// The settings that a gateway for a name, or for the default, is made with.
    func settings(for name: String? = nil) throws -> GatewaySettings {
        let gateway = try name.map { try makeGateway($0) } ?? makeDefaultGateway()
        return try #require(gateway as? ProbeGateway).settings
    }

    /// The settings that a gateway for a profile is made with.
    func settings(for profile: GatewayProfile) throws -> GatewaySettings {
        try #require(try makeGateway(profile: profile) as? ProbeGateway).settings
    }
}
