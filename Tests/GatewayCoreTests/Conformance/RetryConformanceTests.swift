import TestSupport
import Testing

@testable import GatewayCore

@Suite("Every gateway over a network: calls that are made again")
struct RetryConformanceTests {
    private let request = LLMRequest(prompt: "Hi")
    private let clock = WaitingClock()

    /// Asks again without waiting.
    private var policy: RetryPolicy { RetryPolicy(clock: clock, random: { 0 }) }

    private func refusal(_ status: Int, _ headers: KeyValuePairs<String, String> = [:]) -> LoopbackReply {
        .text("{}", status: status, headers: headers)
    }

    private func keys(_ server: LoopbackServer) -> Set<String?> {
        Set(server.requests.map { $0.headers["idempotency-key"] })
    }

    @Test("A failure is asked again twice, with the same key and body; the third counts", arguments: Subject.remote)
    func failures(subject: Subject) async throws {
        let answer = try subject.requireWire().whole(.words)
        let (gateway, server) = try subject.replying(refusal(503), refusal(429), .json(answer), retries: policy)
        #expect(try await gateway.generate(request).content == ScriptedAnswer.words.text.joined())
        #expect(clock.waits == [.seconds(0.5), .seconds(1)])
        #expect(server.requests.count == 3)
        #expect(keys(server).count == 1 && !keys(server).contains(nil))
        #expect(Set(server.requests.map(\.body)).count == 1)
    }

    @Test("A stream that has not begun is asked again, and says so", arguments: Subject.remote)
    func streams(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let (gateway, server) = try subject.replying(
            refusal(500, ["Retry-After": "3"]), wire.streamReply(.close),
            wire.streamReply(.bytes(wire.stream(.words))), retries: policy)
        let outcome = await gateway.stream(request).outcome()
        #expect(outcome.error == nil)
        let notices = outcome.events.compactMap { if case .retrying(let notice) = $0 { notice } else { nil } }
        #expect(notices.map(\.number) == [1, 2])
        #expect(notices.map(\.delay) == [.seconds(3), .seconds(1)])
        #expect(notices.map(\.limit) == [2, 2])
        #expect(notices.first?.error.status == 500)
        #expect(clock.waits == [.seconds(3), .seconds(1)])
        #expect(server.requests.count == 3)
        let texts = outcome.events.compactMap { if case .text(let text) = $0 { text } else { nil } }
        #expect(texts == ScriptedAnswer.words.text)
    }

    @Test("The third failure is the call's", arguments: Subject.protocols)
    func limit(subject: Subject) async throws {
        let (gateway, server) = try subject.replying(
            refusal(500), refusal(502), refusal(503), refusal(504), retries: policy)
        let error = await #expect(throws: GatewayError.self) { try await gateway.generate(request) }
        #expect(error?.status == 503)
        #expect(server.requests.count == 3)
    }

    @Test("Once a piece of the answer was handed out, nothing is asked again", arguments: Subject.remote)
    func begun(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let beginning = wire.beginning(ScriptedAnswer(text: ["One", " two", " three"]), pieces: 1)
        let (gateway, server) = try subject.replying(wire.streamReply(.text(beginning)), retries: policy)
        let outcome = await gateway.stream(request).outcome()
        #expect(outcome.error?.code == .incomplete)
        #expect(server.requests.count == 1)
        #expect(clock.waits == [])
    }

    @Test(
        "What cannot succeed later, or only much later, is not asked again", arguments: Subject.protocols,
        [
            (400, "", ""), (401, "", ""), (404, "", ""), (422, "", ""), (429, "retry-after", "121"),
            (500, "x-should-retry", "false"),
        ])
    func final(subject: Subject, refused: (Int, String, String)) async throws {
        let reply = LoopbackReply.text(
            "{}", status: refused.0, headers: refused.1.isEmpty ? [:] : [refused.1: refused.2])
        let (gateway, server) = try subject.replying(reply, refusal(200), retries: policy)
        let error = await #expect(throws: GatewayError.self) { try await gateway.generate(request) }
        #expect(error?.status == refused.0)
        #expect(server.requests.count == 1)
    }

    @Test("An account without credit is not asked again", arguments: [Subject.openAI, .responses])
    func quota(subject: Subject) async throws {
        let reply = LoopbackReply.json("{\"error\": {\"code\": \"insufficient_quota\"}}", status: 429)
        let (gateway, server) = try subject.replying(reply, refusal(200), retries: policy)
        let error = await #expect(throws: GatewayError.self) { try await gateway.generate(request) }
        #expect(error?.code == .quotaExceeded)
        #expect(server.requests.count == 1)
    }

    @Test("Gemini's wait stands in the body")
    func geminiWait() async throws {
        let refusal = LoopbackReply.json(
            "{\"error\": {\"code\": 429, \"details\": [{\"retryDelay\": \"34.4s\"}]}}", status: 429)
        let answer = try Subject.gemini.requireWire().whole(.words)
        let (gateway, _) = try Subject.gemini.replying(refusal, .json(answer), retries: policy)
        _ = try await gateway.generate(request)
        #expect(clock.waits == [.seconds(34.4)])
    }

    @Test("A whole reply that breaks off is asked again", arguments: Subject.protocols)
    func wholeBreaks(subject: Subject) async throws {
        let cut = LoopbackReply(
            headers: ["Content-Type": "application/json"], framing: .contentLength(99), steps: [.text("{"), .close])
        let answer = try subject.requireWire().whole(.words)
        let (gateway, server) = try subject.replying(cut, .json(answer), retries: policy)
        #expect(try await gateway.generate(request).content == ScriptedAnswer.words.text.joined())
        #expect(server.requests.count == 2)
    }

    @Test("A server that is not there is asked three times", arguments: Subject.protocols)
    func unreachable(subject: Subject) async throws {
        let port = try ClosedPort()
        let gateway = subject.makeGateway(
            port.baseURL, CurlTransport(environment: [:]), retries: policy)
        let error = await #expect(throws: GatewayError.self) { try await gateway.stream(request).collect() }
        #expect(error?.code == .unreachable)
        #expect(clock.waits == [.seconds(0.5), .seconds(1)])
    }

    @Test("Cancelling ends the wait at once", arguments: Subject.protocols)
    func cancelled(subject: Subject) async throws {
        let clock = ManualClock()
        let reply = LoopbackReply.text("{}", status: 503)
        let server = try LoopbackServer { _ in reply }
        let gateway = subject.makeGateway(
            server.baseURL, ServedTransport(server), retries: RetryPolicy(clock: clock))
        let asks: [@Sendable () async throws -> LLMResponse] = [
            { [request] in try await gateway.generate(request) },
            { [request] in try await gateway.stream(request).collect() },
        ]
        for ask in asks {
            let asking = Task { await #expect(throws: GatewayError.self) { try await ask() } }
            await clock.sleeper()
            asking.cancel()
            #expect(await asking.value?.code == .cancelled)
        }
        #expect(server.requests.count == 2)
    }
}
