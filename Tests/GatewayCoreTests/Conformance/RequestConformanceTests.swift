import GatewayCore
import GatewayJSON
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
        #expect(requests[0].path.hasSuffix(subject.paths.0) && requests[1].path.hasSuffix(subject.paths.1))
        let key = subject.keyVariable.map { _ in subject.keyHeader.1 + Subject.key }
        #expect(requests.map { $0.headers[subject.keyHeader.0] } == [key, key])
        #expect(requests.allSatisfy { !$0.path.contains(Subject.key) })
        #expect(requests.map { $0.headers["content-type"] } == ["application/json", "application/json"])
        let wire = try subject.requireWire()
        #expect(requests.map { $0.headers["accept"] } == ["application/json", wire.mediaType])
        #expect(requests.map { $0.headers["openai-organization"] } == [nil, nil])
        let bodies = try requests.map { try JSONValue(parsing: $0.body) }
        // Gemini has the model and the wish for a stream in the path.
        if !subject.paths.1.contains("stream") {
            #expect(bodies.map { $0["stream"] } == [false, true])
            #expect(bodies.map { $0["model"] } == [.string(gateway.id.model), .string(gateway.id.model)])
        }
        let asked = RequestedConversation(system: nil, turns: [.user("Grüße 👩‍🚀")])
        #expect(bodies.map(wire.conversation) == [asked, asked])
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
        "A key with a line break is refused before anything is sent, and not shown",
        arguments: ["openai", "mistral", "anthropic", "gemini", "openrouter", "groq"])
    func brokenKey(provider: String) async throws {
        let server = try LoopbackServer()
        var factory = LLMGatewayFactory(transport: CurlTransport(environment: [:]))
        let variable = try #require(try factory.provider(named: provider).keyVariable)
        factory.environment = [variable: "secret-key\nand-more"]
        factory.baseURLs = [provider: server.baseURL]
        let made = factory
        let error = await #expect(throws: GatewayError.self) {
            try await made.makeGateway(provider).generate(LLMRequest(prompt: "Hi"))
        }
        #expect(error?.code == .configuration)
        #expect(error?.message.contains(variable) == true)
        #expect(error?.message.contains("secret-key") == false)
        #expect(server.requests == [])
    }
}
