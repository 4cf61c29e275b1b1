import GatewayCore
import TestSupport
import Testing

@Suite("Every gateway over a network: requests")
struct RequestConformanceTests {
    @Test("The key, the path and the forms that are wanted are on the wire", arguments: Subject.remote)
    func wire(subject: Subject) async throws {
        let (gateway, server) = try subject.answering()
        _ = try await gateway.generate(LLMRequest(prompt: "Grüße 👩‍🚀"))
        _ = try await gateway.stream(LLMRequest(prompt: "Grüße 👩‍🚀")).collect()
        let requests = server.requests
        #expect(requests.map(\.method) == ["POST", "POST"])
        #expect(requests.allSatisfy { $0.path.hasSuffix("/chat/completions") })
        #expect(
            requests.map { $0.headers["authorization"] } == [
                "Bearer the-key-of-the-test", "Bearer the-key-of-the-test",
            ])
        #expect(requests.map { $0.headers["content-type"] } == ["application/json", "application/json"])
        #expect(requests.map { $0.headers["accept"] } == ["application/json", "text/event-stream"])
        #expect(requests.map { $0.headers["openai-organization"] } == [nil, nil])
        let bodies = try requests.map { try JSONValue(parsing: $0.body) }
        #expect(bodies.map { $0["stream"] } == [false, true])
        #expect(bodies.map { $0["model"] } == [.string(gateway.id.model), .string(gateway.id.model)])
        #expect(
            bodies.map { $0["messages"]?[0] } == [
                ["role": "user", "content": "Grüße 👩‍🚀"], ["role": "user", "content": "Grüße 👩‍🚀"],
            ])
    }

    @Test("A stream sends nothing before its first event is asked for", arguments: Subject.remote)
    func lazy(subject: Subject) async throws {
        let (gateway, server) = try subject.answering()
        let stream = gateway.stream(LLMRequest(prompt: "Hi"))
        _ = try await gateway.generate(LLMRequest(prompt: "Hi"))
        #expect(server.requests.count == 1)
        _ = try await stream.collect()
        #expect(server.requests.count == 2)
    }

    @Test("OpenAI's organization and project are headers")
    func organization() async throws {
        let server = try LoopbackServer(.json(WireFormat.openAI.whole(.words)))
        let gateway = OpenAIGateway(
            model: "gpt-4o", apiKey: "k", baseURL: server.baseURL + "/v1", organization: "org-1", project: "proj-1",
            transport: CurlTransport(environment: [:]))
        _ = try await gateway.generate(LLMRequest(prompt: "Hi"))
        let request = try await server.nextRequest()
        #expect(request.path == "/v1/chat/completions")
        #expect(request.headers["openai-organization"] == "org-1")
        #expect(request.headers["openai-project"] == "proj-1")
        #expect(request.headers["authorization"] == "Bearer k")
    }

    @Test(
        "A key with a line break is refused before anything is sent, and not shown", arguments: ["openai", "mistral"])
    func brokenKey(provider: String) async throws {
        let server = try LoopbackServer()
        let factory = LLMGatewayFactory(
            environment: ["OPENAI_API_KEY": "secret-key\n", "MISTRAL_API_KEY": "secret-key\n"],
            transport: CurlTransport(environment: [:]))
        var addressed = factory
        addressed.baseURLs = ["openai": server.baseURL, "mistral": server.baseURL]
        let gateway = try addressed.makeGateway(provider)
        let error = await #expect(throws: GatewayError.self) { try await gateway.generate(LLMRequest(prompt: "Hi")) }
        #expect(error?.code == .configuration)
        #expect(error?.message.contains("Authorization") == true)
        #expect(error?.message.contains("secret-key") == false)
        #expect(server.requests == [])
    }
}
