import GatewayJSON
import Synchronization
import Testing

@testable import GatewayCore

@Suite("Models that are asked in place of another")
struct FallbackGatewayTests {
    private let request = LLMRequest(prompt: "Hi", temperature: 1.8)

    private func openAI(_ replies: HTTPResponse...) -> (OpenAIGateway, ScriptedTransport) {
        let transport = ScriptedTransport(replies)
        let gateway = OpenAIGateway(
            model: "gpt-4o", apiKey: "k", connection: ConnectionOptions(maxRetries: 0), transport: transport)
        return (gateway, transport)
    }

    private func mistral(_ replies: HTTPResponse...) -> (MistralGateway, ScriptedTransport) {
        let transport = ScriptedTransport(replies)
        let gateway = MistralGateway(
            model: "mistral-large-latest", apiKey: "k", connection: ConnectionOptions(maxRetries: 0),
            transport: transport)
        return (gateway, transport)
    }

    private static let whole = #"{"choices": [{"message": {"content": "Hello."}, "finish_reason": "stop"}]}"#
    private static let stream = [
        "data: {\"choices\": [{\"delta\": {\"content\": \"Hello.\"}, \"finish_reason\": \"stop\"}]}\n\n",
        "data: [DONE]\n\n",
    ].map { Array($0.utf8) }
    private static let cut = [Array("data: {\"choices\": [{\"delta\": {\"content\": \"Hel\"}}]}\n\n".utf8)]

    @Test("A provider that is down or refuses is told, and the next one's answer is the answer", arguments: [503, 401])
    func stream(status: Int) async throws {
        let (first, _) = openAI(.json("{}", status: status))
        let (second, transport) = mistral(.eventStream(Self.stream))
        let outcome = await FallbackGateway(first, others: [second]).stream(request).outcome()
        #expect(outcome.error == nil)
        guard case .fallback(let notice)? = outcome.events.first else {
            Issue.record("no notice in \(outcome.events)")
            return
        }
        #expect(notice.from == first.id)
        #expect(notice.to == second.id)
        #expect(notice.error.status == status)
        #expect(outcome.events.contains(.text("Hello.")))
        // Mistral takes no more than 1.5, so it decides for itself.
        #expect(try transport.bodies.map { $0["temperature"] } == [nil])
    }

    @Test("A whole answer goes the same way, names its model, and tells who listens")
    func whole() async throws {
        let (first, _) = openAI(.json("{}", status: 500))
        let (second, _) = mistral(.json(Self.whole))
        let heard = Mutex<[ModelID]>([])
        let gateway = FallbackGateway(first, others: [second])
        let response = try await gateway.generate(request) { event in
            if case .fallback(let notice) = event { heard.withLock { $0.append(notice.to) } }
        }
        #expect(response.content == "Hello.")
        #expect(response.model == "mistral-large-latest")
        #expect(heard.withLock { $0 } == [second.id])
    }

    @Test("When none can answer, the first one's error is the call's")
    func none() async {
        for whole in [true, false] {
            let gateway = FallbackGateway(
                openAI(.json("{}", status: 503)).0, others: [mistral(.json("{}", status: 500)).0])
            let error = await #expect(throws: GatewayError.self) {
                whole ? try await gateway.generate(request) : try await gateway.stream(request).collect()
            }
            #expect(error?.provider == "openai")
            #expect(error?.status == 503)
        }
    }

    @Test("An answer that has begun is not begun anew by another model")
    func begun() async {
        let (second, transport) = mistral(.eventStream(Self.stream))
        let outcome = await FallbackGateway(openAI(.eventStream(Self.cut)).0, others: [second]).stream(request)
            .outcome()
        #expect(outcome.error?.code == .incomplete)
        #expect(transport.requests.isEmpty)
    }

    @Test("What is wrong with the request is no reason to ask another model")
    func invalid() async {
        let (second, transport) = mistral(.json(Self.whole))
        let gateway = FallbackGateway(openAI(.json("{}", status: 400)).0, others: [second])
        let error = await #expect(throws: GatewayError.self) { try await gateway.generate(request) }
        #expect(error?.code == .invalidRequest)
        #expect(transport.requests.isEmpty)
    }

    @Test("A profile's fallbacks: profiles, providers and models in their order; one without a key is passed over")
    func profile() async throws {
        let configuration = ConfigurationFile.parse(
            """
            llm_gateways:
              main: {model: "openai:gpt-4o", max_retries: 0, fallbacks: ["anthropic:claude-haiku-4-5", spare]}
              spare: {model: "mistral:mistral-small-latest", max_retries: 0, fallbacks: [main]}
            """, file: "c.yaml")
        let transport = ScriptedTransport(.json("{}", status: 503), .json(Self.whole))
        let factory = LLMGatewayFactory(
            configuration: configuration, environment: ["OPENAI_API_KEY": "k", "MISTRAL_API_KEY": "k"],
            transport: transport)
        let response = try await factory.makeGateway("main").generate(LLMRequest(prompt: "Hi"))
        #expect(response.content == "Hello.")
        #expect(
            transport.requests.map(\.url) == [
                "https://api.openai.com/v1/chat/completions", "https://api.mistral.ai/v1/chat/completions",
            ])
    }

    @Test("With a fallback a long wait is none", arguments: [(8, 3), (9, 1)])
    func longWait(seconds: Int, asked: Int) async throws {
        let configuration = ConfigurationFile.parse(
            "llm_gateways: {main: {model: \"openai:gpt-4o\", fallbacks: [mistral]}}", file: "c.yaml")
        let refusal = HTTPResponse.json("{}", status: 429, headers: ["retry-after": "\(seconds)"])
        let transport = ScriptedTransport(Array(repeating: refusal, count: asked) + [.json(Self.whole)])
        var factory = LLMGatewayFactory(
            configuration: configuration, environment: ["OPENAI_API_KEY": "k", "MISTRAL_API_KEY": "k"],
            transport: transport)
        factory.retryPolicy = RetryPolicy(clock: WaitingClock())
        let response = try await factory.makeGateway("main").generate(LLMRequest(prompt: "Hi"))
        #expect(response.content == "Hello.")
        #expect(transport.requests.count == asked + 1)
    }

    @Test("A fallback that means nothing is told before anything is asked")
    func unknown() {
        let configuration = ConfigurationFile.parse(
            "llm_gateways: {main: {model: \"openai:gpt-4o\", fallbacks: [\"opnai:gpt-4o\"]}}", file: "c.yaml")
        let factory = LLMGatewayFactory(
            configuration: configuration, environment: ["OPENAI_API_KEY": "k"], transport: ScriptedTransport())
        let error = #expect(throws: GatewayError.self) { try factory.makeGateway("main") }
        #expect(error?.code == .configuration)
        #expect(
            error?.message.hasPrefix(
                "The fallback 'opnai:gpt-4o' of the profile 'main' cannot be used: Unknown provider 'opnai'. "
                    + "Did you mean 'openai'?") == true)
    }
}
