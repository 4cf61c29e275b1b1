import Testing

@testable import GatewayCore

@Suite("Azure OpenAI")
struct AzureTests {
    private func url(_ environment: [String: String], _ name: String = "azure:my deployment") async throws -> String? {
        let transport = ScriptedTransport()
        let factory = try LLMGatewayFactory.make(
            environment.merging(["AZURE_OPENAI_API_KEY": "k"]) { $1 }, transport: transport)
        _ = try? await factory.makeGateway(name).generate(LLMRequest(prompt: "Hi"))
        return transport.requests.first?.url
    }

    @Test("The deployment and the version are in the address")
    func deployment() async throws {
        let endpoint = ["AZURE_OPENAI_ENDPOINT": "https://a.openai.azure.com/"]
        let path = "https://a.openai.azure.com/openai/deployments/my%20deployment/chat/completions?api-version="
        #expect(try await url(endpoint) == path + "2024-10-21")
        #expect(
            try await url(endpoint.merging(["AZURE_OPENAI_API_VERSION": "2025-01-01"]) { $1 }) == path + "2025-01-01")
        #expect(
            try await url(endpoint.merging(["AZURE_OPENAI_DEPLOYMENT": "my deployment"]) { $1 }, "azure")
                == path + "2024-10-21")
    }

    @Test("The newer interface is taken by its address")
    func newer() async throws {
        #expect(
            try await url(["AZURE_OPENAI_ENDPOINT": "https://a.openai.azure.com/openai/v1/"])
                == "https://a.openai.azure.com/openai/v1/chat/completions")
    }

    @Test("Without an address, or a deployment, it is said what to set")
    func missing() throws {
        let factory = try LLMGatewayFactory.make(["AZURE_OPENAI_API_KEY": "k"])
        let address = #expect(throws: GatewayError.self) { try factory.makeGateway("azure:x") }
        #expect(address?.fix?.contains("AZURE_OPENAI_ENDPOINT") == true)
        let model = #expect(throws: GatewayError.self) { try factory.makeGateway("azure") }
        #expect(
            model?.message == "Azure OpenAI has no default model. Name one, such as azure:MODEL, or set "
                + "AZURE_OPENAI_DEPLOYMENT.")
    }
}
