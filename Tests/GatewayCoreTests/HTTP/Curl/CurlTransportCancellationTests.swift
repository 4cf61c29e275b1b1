import TestSupport
import Testing

@testable import GatewayCore

@Suite("Cancelling requests over libcurl", .timeLimit(.minutes(10)))
struct CurlTransportCancellationTests {
    private let transport = CurlTransport(environment: [:])

    @Test("Cancelling while the head is awaited closes the connection")
    func beforeHead() async throws {
        let server = try LoopbackServer(LoopbackReply(headGate: Gate()))
        let request = HTTPRequest.make(to: server)
        let task = Task { try await transport.send(request) }
        _ = try await server.nextRequest()
        task.cancel()
        let error = await #expect(throws: HTTPTransportError.self) { try await task.value }
        #expect(error?.kind == .cancelled)
        try await server.clientDisconnected()
    }

    @Test("Cancelling in the middle of the body closes the connection")
    func inBody() async throws {
        let server = try LoopbackServer(.eventStream(.text("one"), .gate(Gate())))
        let request = HTTPRequest.make(to: server)
        let began = Gate()
        let task = Task {
            let response = try await transport.send(request)
            for try await _ in response.body { began.open() }
        }
        try await began.wait()
        task.cancel()
        let error = await #expect(throws: HTTPTransportError.self) { try await task.value }
        #expect(error?.kind == .cancelled)
        try await server.clientDisconnected()
    }

    @Test("A task that is cancelled already sends nothing")
    func beforeStart() async throws {
        let server = try LoopbackServer(.text(""), .text(""))
        let request = HTTPRequest.make(to: server)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await transport.send(request)
        }
        let error = await #expect(throws: HTTPTransportError.self) { try await task.value }
        #expect(error?.kind == .cancelled)
        _ = try await transport.send(.make(to: server, path: "/next"))
        #expect(server.requests.map(\.path) == ["/next"])
    }

    @Test("Letting go of a body that is not read to its end closes the connection")
    func droppedBody() async throws {
        let server = try LoopbackServer(.eventStream(.text("one"), .gate(Gate())), .eventStream(.gate(Gate())))
        do {
            var body = try await transport.send(.make(to: server, path: "/begun")).body.makeAsyncIterator()
            #expect(try await body.next() == Array("one".utf8))
        }
        #expect(try await server.clientDisconnected().path == "/begun")
        _ = try await transport.send(.make(to: server, path: "/unread"))
        #expect(try await server.clientDisconnected().path == "/unread")
    }

    @Test("A body that is too long closes the connection")
    func tooLong() async throws {
        let server = try LoopbackServer(.eventStream(.text("12345"), .gate(Gate())))
        let request = HTTPRequest.make(to: server)
        await #expect(throws: HTTPTransportError.self) { try await transport.send(request).body.collect(upTo: 4) }
        try await server.clientDisconnected()
    }

    @Test("A paused body can be cancelled, and other requests go on")
    func paused() async throws {
        let server = try LoopbackServer { request in
            request.path == "/long"
                ? LoopbackReply(steps: [.bytes(Array(repeating: 0, count: 32 << 20))]) : .text("short")
        }
        do {
            let long = try await transport.send(.make(to: server, path: "/long"))
            #expect(try await transport.send(.make(to: server)).body.text() == "short")
            _ = long
        }
        #expect(try await server.clientDisconnected().path == "/long")
    }
}
