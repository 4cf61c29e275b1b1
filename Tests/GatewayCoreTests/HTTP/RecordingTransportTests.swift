import TestSupport
import Testing

@testable import GatewayCore

@Suite("What is kept of what goes over the network")
struct RecordingTransportTests {
    private static let key = "sk-secret-0123456789"
    private let exchanges = Mailbox<HTTPExchange>()

    private func gateway(_ transport: any HTTPTransport, baseURL: String? = nil) -> OpenAIGateway {
        OpenAIGateway(
            model: "gpt-4o", apiKey: Self.key, baseURL: baseURL, connection: ConnectionOptions(maxRetries: 0),
            transport: RecordingTransport(transport) { [exchanges] in exchanges.put($0) })
    }

    private func next() async throws -> HTTPExchange {
        try await exchanges.next(waitingFor: "an exchange to be told")
    }

    @Test("Heads, bodies and times are there, the key is nowhere, even where the server repeats it")
    func whole() async throws {
        let server = try LoopbackServer(
            .text(
                "{\"error\": {\"message\": \"Wrong key \(Self.key).\"}}", status: 401,
                headers: ["Content-Type": "application/json", "Set-Cookie": "session=12345678", "X-Seen": Self.key]))
        let address = server.baseURL.replacing("http://", with: "http://me:password1@") + "/v1"
        let gateway = gateway(CurlTransport(environment: [:]), baseURL: address)
        _ = try? await gateway.generate(LLMRequest(prompt: "My prompt, not \(Self.key)"))
        let exchange = try await next()
        #expect(exchange.method == .post)
        #expect(exchange.url == server.baseURL + "/v1/chat/completions")
        #expect(exchange.status == 401)
        #expect(exchange.requestHeaders["Authorization"] == "(secret)")
        #expect(exchange.requestHeaders["Idempotency-Key"]?.hasPrefix("parlance-retry-") == true)
        #expect(exchange.responseHeaders["set-cookie"] == "(secret)")
        #expect(exchange.responseHeaders["x-seen"] == "(secret)")
        #expect(String(decoding: exchange.requestBody, as: UTF8.self).contains("My prompt, not (secret)"))
        #expect(
            String(decoding: exchange.responseBody, as: UTF8.self)
                == "{\"error\": {\"message\": \"Wrong key (secret).\"}}")
        #expect(!String(reflecting: exchange).contains(Self.key))
        #expect(!String(reflecting: exchange).contains("password1"))
        let timings = try #require(exchange.timings)
        #expect(timings.connect > .zero)
        #expect(timings.tls == .zero)
        #expect(timings.firstByte >= timings.connect)
        #expect(exchange.duration >= timings.firstByte)
    }

    @Test("A failure says why, a reader that goes away is told")
    func broken() async throws {
        let port = try ClosedPort()
        _ = try? await gateway(CurlTransport(environment: [:]), baseURL: port.baseURL).generate(
            LLMRequest(prompt: "Hi"))
        let failed = try await next()
        #expect(failed.status == nil)
        #expect(failed.failure?.hasPrefix("Could not connect to 127.0.0.1") == true)

        let piece = Array("data: {\"choices\": [{\"delta\": {\"content\": \"One\"}}]}\n\n".utf8)
        do {
            var events = gateway(ScriptedTransport(.eventStream([piece, piece]))).stream(LLMRequest(prompt: "Hi"))
                .makeAsyncIterator()
            #expect(try await events.next() == .text("One"))
        }
        let left = try await next()
        #expect(left.isAbandoned)
        #expect(left.responseBody == piece)
    }

    @Test("A long body is counted, and kept from its beginning")
    func long() async throws {
        let chunk = Array(repeating: UInt8(ascii: "a"), count: 100_000)
        let transport = RecordingTransport(
            ScriptedTransport(HTTPResponse(status: 200, body: HTTPBody([chunk, chunk, chunk])))
        ) { [exchanges] in exchanges.put($0) }
        let body = try await transport.send(HTTPRequest(url: "http://a.test/?api_key=12345678&alt=sse")).body
        #expect(try await body.collect(upTo: 300_000).count == 300_000)
        let exchange = try await next()
        #expect(exchange.url == "http://a.test/?api_key=(secret)&alt=sse")
        #expect(exchange.responseLength == 300_000)
        #expect(exchange.responseBody.count == HTTPExchange.bodyLimit)
    }
}
