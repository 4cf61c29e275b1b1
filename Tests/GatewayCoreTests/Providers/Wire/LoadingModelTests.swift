import Testing

@testable import GatewayCore

@Suite("A server that loads its model")
struct LoadingModelTests {
    private let clock = WaitingClock()

    private func reply(_ status: Int, _ headers: HTTPHeaders = [:]) -> HTTPResponse {
        .json(
            #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#, status: status,
            headers: headers)
    }

    private func gateway(_ replies: [HTTPResponse], limit: Int = 2, patience: Duration = .seconds(60)) -> OpenAIGateway
    {
        var policy = RetryPolicy(limit: limit, clock: clock, random: { 0 })
        policy.loadingPatience = patience
        return OpenAIGateway(
            apiKey: "k",
            settings: GatewaySettings(model: "m", transport: ScriptedTransport(replies), retryPolicy: policy))
    }

    private let answer = HTTPResponse.json(#"{"choices": [{"message": {"content": "Hi"}, "finish_reason": "stop"}]}"#)

    @Test("It is waited for as long as it takes, with a notice each time; failures after it are counted anew")
    func waited() async throws {
        let replies = (0..<20).map { _ in reply(503) } + [.json("{}", status: 500), .json("{}", status: 500), answer]
        let outcome = await gateway(replies).stream(LLMRequest(prompt: "Hi")).outcome()
        #expect(outcome.error == nil)
        let notices = outcome.events.compactMap { if case .retrying(let notice) = $0 { notice } else { nil } }
        #expect(notices.count == 22 && notices.allSatisfy { $0.number <= $0.limit })
        #expect(clock.waits.prefix(4) == [.seconds(0.5), .seconds(1), .seconds(2), .seconds(2)])
    }

    @Test("But not for ever, and not at all where nothing is asked again")
    func patience() async throws {
        let error = await #expect(throws: GatewayError.self) {
            try await gateway((0..<100).map { _ in reply(503) }).generate(LLMRequest(prompt: "Hi"))
        }
        #expect(error?.message == "OpenAI is still loading the model (503): Loading model. Try again in a moment.")
        #expect(clock.waits.reduce(.zero, +) == .seconds(60))
        let before = clock.waits.count
        await #expect(throws: GatewayError.self) {
            try await gateway([reply(503), answer], limit: 0).generate(LLMRequest(prompt: "Hi"))
        }
        #expect(clock.waits.count == before)
    }

    @Test("What the server asks for is waited, up to the patience that is left")
    func asked() async throws {
        _ = try await gateway([reply(503, ["Retry-After": "20"]), reply(503, ["Retry-After": "300"]), answer])
            .generate(LLMRequest(prompt: "Hi"))
        #expect(clock.waits == [.seconds(20), .seconds(40)])
    }

    @Test("The factory waits as long as for a first byte, but not where another model can be asked")
    func factory() throws {
        for (yaml, expected) in [
            ("main: {model: \"openai:a\"}", 600), ("main: {model: \"openai:a\", first_byte_timeout: 5}", 60),
            ("main: {model: \"openai:a\", first_byte_timeout: 120}", 120),
            ("main: {model: \"openai:a\", fallbacks: [\"openai:b\"]}", 8),
        ] {
            let factory = LLMGatewayFactory(
                configuration: ConfigurationFile.parse("llm_gateways:\n  \(yaml)\n", file: "c.yaml"),
                environment: ["OPENAI_API_KEY": "k"])
            let gateway = try factory.makeGateway("main")
            let first = (gateway as? FallbackGateway)?.first ?? gateway
            let client = try #require((first as? OpenAIGateway)?.client)
            #expect(client.retries.loadingPatience == .seconds(expected))
        }
    }
}
