import TestSupport
import Testing

@testable import GatewayCore

@Suite("Failures of requests over libcurl", .timeLimit(.minutes(10)))
struct CurlTransportFaultTests {
    private let transport = CurlTransport(environment: [:])

    /// The error of a request that gets no response.
    private func failure(
        of request: HTTPRequest, environment: [String: String] = [:]
    ) async throws -> HTTPTransportError {
        let transport = CurlTransport(environment: environment)
        return try #require(await #expect(throws: HTTPTransportError.self) { try await transport.send(request) })
    }

    /// What arrives of a body that breaks off, and why it does.
    private func brokenBody(
        _ reply: LoopbackReply, timeouts: HTTPTimeouts = HTTPTimeouts()
    ) async throws -> (text: String, error: HTTPTransportError?) {
        let server = try LoopbackServer(reply)
        let response = try await transport.send(.make(to: server, timeouts: timeouts))
        var bytes: [UInt8] = []
        do throws(HTTPTransportError) {
            for try await piece in response.body { bytes += piece }
            return (String(decoding: bytes, as: UTF8.self), nil)
        } catch {
            return (String(decoding: bytes, as: UTF8.self), error)
        }
    }

    @Test("A refused connection says so, and where")
    func refused() async throws {
        let port = try ClosedPort()
        let error = try await failure(of: HTTPRequest(url: port.baseURL))
        #expect(error.kind == .cannotConnect)
        #expect(error.isRetryable)
        #expect(error.message.contains("127.0.0.1"))
    }

    @Test("A name without address says which name")
    func unresolvable() async throws {
        let error = try await failure(of: HTTPRequest(url: "https://api.provider.invalid/v1?key=secret"))
        #expect(error.kind == .cannotResolve(host: "api.provider.invalid"))
        #expect(error.message.contains("api.provider.invalid"))
        #expect(!error.message.contains("secret"))
    }

    @Test("A proxy without address is named as a proxy")
    func unresolvableProxy() async throws {
        let error = try await failure(
            of: HTTPRequest(url: "http://example.com"), environment: ["http_proxy": "http://proxy.invalid:3128"])
        #expect(error.kind == .cannotResolve(host: "example.com"))
        #expect(error.message.contains("proxy.invalid"))
    }

    @Test("A server that does not speak TLS, and a missing file of certificates, are failures of TLS")
    func tls() async throws {
        let server = try LoopbackServer()
        let url = "https" + server.baseURL.dropFirst(4)
        let error = try await failure(of: HTTPRequest(url: url))
        #expect(error.kind == .tls)
        #expect(error.message.contains("SSL_CERT_FILE"))
        let file = ["SSL_CERT_FILE": "/nonexistent/certificates.pem"]
        let missing = try await failure(of: HTTPRequest(url: url), environment: file)
        #expect(missing.kind == .tls)
        #expect(missing.message.contains("certificates.pem"))
    }

    @Test(
        "What is not HTTP is an invalid response",
        arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "\u{15}\u{3}\u{1}\u{0}\u{2}\u{2}P", "HTTP/1.1 abc\r\n\r\n"])
    func notHTTP(text: String) async throws {
        let server = try LoopbackServer(.raw(.text(text)))
        let error = try await failure(of: .make(to: server))
        #expect(error.kind == .invalidResponse)
        #expect(!error.isRetryable)
    }

    @Test("A connection that ends before the head, or breaks off in it, is lost")
    func lostBeforeHead() async throws {
        for reply in [LoopbackReply.raw(.close), .raw(.reset), .raw(.text("HTTP/1.1 200 OK\r\nA:"), .reset)] {
            let server = try LoopbackServer(reply)
            let error = try await failure(of: .make(to: server))
            #expect(error.kind == .connectionLost)
            #expect(error.isRetryable)
        }
    }

    @Test("A body that is cut short hands out what came and then says that the connection was lost")
    func lostInBody() async throws {
        let short = try await brokenBody(LoopbackReply(framing: .contentLength(10), steps: [.text("12345"), .close]))
        #expect(short.text == "12345")
        #expect(short.error?.kind == .connectionLost)
        let chunked = try await brokenBody(.eventStream(.text("12345"), .close))
        #expect(chunked.text == "12345")
        #expect(chunked.error?.kind == .connectionLost)
    }

    @Test("A connection that breaks off in the body is lost")
    func reset() async throws {
        let gate = Gate()
        let server = try LoopbackServer(.eventStream(.text("12345"), .gate(gate), .reset))
        var body = try await transport.send(.make(to: server)).body.makeAsyncIterator()
        #expect(try await body.next() == Array("12345".utf8))
        gate.open()
        let error = await #expect(throws: HTTPTransportError.self) { try await body.next() }
        #expect(error?.kind == .connectionLost)
    }

    @Test("Silence before the head ends with a time-out, and closes the connection")
    func firstByteTimeout() async throws {
        let server = try LoopbackServer(LoopbackReply(headGate: Gate()))
        let timeouts = HTTPTimeouts(firstByte: .milliseconds(100), idle: nil)
        let error = try await failure(of: .make(to: server, timeouts: timeouts))
        #expect(error.kind == .timedOut(.firstByte))
        #expect(error.message.contains("100 ms"))
        try await server.clientDisconnected()
    }

    @Test("Silence in the middle of the body ends with a time-out, and closes the connection")
    func idleTimeout() async throws {
        let server = try LoopbackServer(.eventStream(.text("one"), .gate(Gate())))
        let timeouts = HTTPTimeouts(firstByte: nil, idle: .milliseconds(100))
        var body = try await transport.send(.make(to: server, timeouts: timeouts)).body.makeAsyncIterator()
        #expect(try await body.next() == Array("one".utf8))
        let error = await #expect(throws: HTTPTransportError.self) { try await body.next() }
        #expect(error?.kind == .timedOut(.idle))
        #expect(error?.isRetryable == true)
        try await server.clientDisconnected()
    }

    @Test("A reader that takes longer than the time-out for silence is no silence")
    func slowReaderIsNoSilence() async throws {
        let block = LoopbackReply.Step.bytes(Array(repeating: 0, count: 64 << 10))
        let server = try LoopbackServer { request in
            request.path == "/long"
                ? LoopbackReply(steps: Array(repeating: block, count: 512)) : LoopbackReply(headGate: Gate())
        }
        let long = try await transport.send(
            .make(to: server, path: "/long", timeouts: HTTPTimeouts(idle: .seconds(1))))
        // The time passes with a request that runs into a longer timeout of its own.
        let timeouts = HTTPTimeouts(firstByte: .milliseconds(1500))
        #expect(try await failure(of: .make(to: server, timeouts: timeouts)).kind == .timedOut(.firstByte))
        #expect(try await long.body.collect(upTo: 32 << 20).count == 32 << 20)
    }

    @Test("A header that would inject another one never reaches the server")
    func injection() async throws {
        let server = try LoopbackServer(.text(""))
        let error = try await failure(of: .make(to: server, headers: ["X": "1\r\nY: 2"]))
        #expect(error.kind == .invalidHeader(name: "X"))
        #expect(server.connectionCount == 0)
    }

    @Test("A library that is not there is named, with the package to install")
    func missingLibrary() {
        let error = #expect(throws: HTTPTransportError.self) { try CurlLibrary.load(from: "libmissing.so.9") }
        #expect(error?.kind == .libraryMissing)
        #expect(error?.message.contains("libmissing.so.9") == true)
        #expect(error?.message.contains("libcurl4") == true)
    }
}
