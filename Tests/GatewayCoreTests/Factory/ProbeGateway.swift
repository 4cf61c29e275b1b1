import FoundationEssentials
import GatewayCore

/// A gateway that only keeps the settings it was made with, to look at what a factory does.
struct ProbeGateway: LLMGateway {
    let provider: String
    let settings: GatewaySettings

    var id: ModelID { ModelID(provider: provider, model: settings.model) }
    var abilities: ModelAbilities { ModelAbilities(temperatures: 0...2, structuredOutput: .jsonSchema) }
    var defaultTemperature: Double? { settings.temperature }

    func stream(_ request: LLMRequest) -> LLMStream {
        .make([.events([.text("probe"), .finish(FinishReason(.stop))])], for: request, model: id.model)
    }
}

extension ProviderDefinition {
    /// A provider whose gateways are probes.
    static func probe(
        _ name: String, defaultModel: String = "standard", keyVariable: String? = nil, baseURLVariable: String? = nil
    ) -> ProviderDefinition {
        ProviderDefinition(
            name: name, displayName: name.capitalized, defaultModel: defaultModel, keyVariable: keyVariable,
            baseURLVariable: baseURLVariable
        ) { settings throws(GatewayError) in
            ProbeGateway(provider: name, settings: settings)
        }
    }
}
