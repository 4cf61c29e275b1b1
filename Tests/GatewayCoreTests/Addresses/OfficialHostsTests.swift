import Testing

@testable import GatewayCore

@Suite("A provider's own hosts")
struct OfficialHostsTests {
    private static func isOwn(_ provider: String, _ address: String) -> Bool {
        guard let address = ServerAddress(address) else { return false }
        return OfficialHosts(of: provider)?.contain(address) == true
    }

    @Test(
        "Usual, regional and Azure hosts are the provider's, however they are written",
        arguments: [
            ("openai", "https://api.openai.com/v1"), ("openai", "api.openai.com"),
            ("openai", "HTTPS://API.OpenAI.com/"),
            ("openai", "https://api.openai.com.:443/v1"), ("openai", "http://api.openai.com:80"),
            ("openai", "https://user:password@api.openai.com/v1"), ("openai", "https://eu.api.openai.com/v1"),
            ("openai", "https://acme.openai.azure.com/openai/v1"), ("openai", "https://acme.services.ai.azure.com"),
            ("openai", "https://eastus.api.cognitive.microsoft.com/openai/v1"),
            ("openai", "https://acme.cognitiveservices.azure.us"),
            ("openai", "https://acme.cognitiveservices.azure.com"), ("openai", " 'https://api.openai.com/v1/' "),
            ("openai", "https://api.openai.com/v1/chat/completions"), ("mistral", "https://api.eu.mistral.ai"),
            ("mistral", "https://codestral.mistral.ai/v1"), ("anthropic", "https://api.anthropic.com/v1"),
            ("gemini", "https://europe-west1-aiplatform.googleapis.com/v1"), ("xai", "https://us-east-1.api.x.ai/v1"),
            ("groq", "https://api.groq.com/openai/v1"), ("deepseek", "api.deepseek.com"),
            ("openrouter", "https://openrouter.ai/api/v1"), ("together", "https://api.together.ai"),
        ])
    func own(provider: String, address: String) {
        #expect(Self.isOwn(provider, address))
    }

    @Test(
        "What only looks like one of them is somebody else's",
        arguments: [
            ("openai", "https://api.openai.com.evil.example/v1"), ("openai", "https://evil-openai.com"),
            ("openai", "https://notapi.openai.com"), ("openai", "https://api-openai.com"),
            ("openai", "https://api.openai.com@evil.example/v1"), ("openai", "https://evil.example/api.openai.com"),
            ("openai", "https://evil.example?x=api.openai.com"), ("openai", "https://evil.example#.api.openai.com"),
            ("openai", "https://evil.example%2f.api.openai.com"), ("openai", "https://api.openai.com:8443"),
            ("openai", "http://127.0.0.1:8080/v1"), ("openai", "http://[::1]:443/v1"), ("openai", "http://localhost"),
            ("openai", "https://api.anthropic.com"), ("openai", "https://api.mistral.ai"),
            ("openai", "https://openai.com"),
            ("openai", "https://cognitive.microsoft.com"), ("openai", "https://xopenai.azure.com"),
            ("openai", "https://api。openai.com"),
            ("mistral", "https://notmistral.ai"), ("mistral", "https://mistral.ai.example"),
            ("xai", "https://evilx.ai"), ("gemini", "https://googleapis.com.example"),
            ("vllm", "https://api.openai.com"),
            ("acme", "https://api.openai.com"), ("openai", "not an address"), ("openai", ""),
        ])
    func foreign(provider: String, address: String) {
        #expect(!Self.isOwn(provider, address))
    }

    @Test("The address that each provider is asked at by itself is its own, and that of no other")
    func usual() throws {
        let factory = try LLMGatewayFactory.make()
        let services = [
            "openai", "mistral", "anthropic", "gemini", "openrouter", "groq", "deepseek", "xai", "together",
        ]
        let ours = ["azure", "ollama", "llamacpp", "vllm", "lmstudio", "demo"]
        #expect(Set(services + ours) == Set(factory.providers))
        for name in services {
            let usual = try #require(OfficialHosts(of: name)?.usual)
            for other in services { #expect(Self.isOwn(other, "https://\(usual)/v1") == (other == name)) }
        }
    }

    @Test(
        "Two spellings of an address are equal, and two addresses are not",
        arguments: [
            ("http://127.0.0.1:8080/v1", "127.0.0.1:8080", true), ("http://BOX:80", "http://box/v1/", true),
            ("https://proxy.example/openai/v1", "https://proxy.example:443/openai", true),
            ("https://me:secret@proxy.example", "https://proxy.example/v1?key=secret", true),
            ("http://[::1]:8080", "http://[::1]:8080/v1beta", true), ("http://box.", "http://box", true),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8081", false), ("http://box", "https://box", false),
            ("https://proxy.example/a", "https://proxy.example/b", false),
            ("https://gate.example/v1/one", "https://gate.example/v1/two", false),
        ])
    func spellings(one: String, two: String, areEqual: Bool) {
        #expect((ServerAddress(one) == ServerAddress(two)) == areEqual)
        #expect(ServerAddress(one)?.text.contains("secret") == false)
    }
}
