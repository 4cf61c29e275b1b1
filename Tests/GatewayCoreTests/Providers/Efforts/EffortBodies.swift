import GatewayJSON
import Testing

@testable import GatewayCore

/// Makes the requests of a model as its provider gets them.
enum EffortBodies {

    /// A gateway for `provider:model`.
    static func gateway(
        _ name: String, dialect: ProviderDialect? = nil, transport: any HTTPTransport = ScriptedTransport(),
        memory: ParameterMemory = ParameterMemory()
    ) throws -> any WireGateway {
        let id = try #require(ModelID(name))
        var settings = GatewaySettings(
            model: id.model, apiKey: try APIKey("key"), dialect: dialect, transport: transport, retryPolicy: .none)
        settings.parameterMemory = memory
        let addresses = [
            "moonshot": "https://api.moonshot.ai/v1", "zai": "https://api.z.ai/api/paas/v4",
            "mine": "https://dashscope.aliyuncs.com/compatible-mode/v1", "custom": "https://models.test/v1",
        ]
        if let address = addresses[id.provider] {
            let identity = ProviderIdentity(name: id.provider, displayName: id.provider, keyVariable: nil)
            return OpenAIGateway(settings: settings, server: ProviderServer(identity, address: address))
        }
        if id.provider == "azure" { settings.baseURL = "https://name.openai.azure.com/openai/v1" }
        let definition = try #require(ProviderDefinition.builtIn.first { $0.name == id.provider })
        return try #require(try definition.makeGateway(settings) as? any WireGateway)
    }

    /// The fields of a request beside those that every request has.
    static func fields(_ name: String, _ request: LLMRequest, dialect: ProviderDialect? = nil) throws -> JSONValue {
        var body = try gateway(name, dialect: dialect).wire(request, isStreamed: false).body
        for field in ["model", "messages", "input", "contents", "stream", "store"] { body[field] = nil }
        return .object(body)
    }

    /// What is said of a request.
    static func sentences(_ name: String, _ request: LLMRequest, dialect: ProviderDialect? = nil) throws -> [String] {
        try gateway(name, dialect: dialect).wire(request, isStreamed: false).adjustments.map(\.sentence)
    }
}
