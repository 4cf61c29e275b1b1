import GatewayTokenizers
import TestSupport
import Testing

@testable import GatewayCore

@Suite("Requests over libcurl", .timeLimit(.minutes(10)))
struct CurlTransportTests {
    private let transport = CurlTransport(environment: [:])

    @Test("Status, headers and body of a reply arrive")
    func reply() async throws {
        let server = try LoopbackServer(.json("{\"ok\":true}", status: 418))
        let response = try await transport.send(.make(to: server))
        #expect(response.status == 418)
        #expect(response.headers["content-type"] == "application/json")
        #expect(try await response.body.text() == "{\"ok\":true}")
    }

    @Test("Method, path, headers and body reach the server, and nothing is added that was not asked for")
    func request() async throws {
        let server = try LoopbackServer(.text(""), .text(""))
        let body = Array(repeating: UInt8(0), count: 2_000_000)
        let headers: HTTPHeaders = ["Authorization": "Bearer x", "Content-Type": "application/json", "X-Empty": ""]
        _ = try await transport.send(.make(to: server, path: "/v1?a=b", method: .post, headers: headers, body: body))
        var received = try await server.nextRequest()
        for name in ["host", "accept", "accept-encoding"] { #expect(received.headers.removeValue(forKey: name) != nil) }
        #expect(
            received
                == LoopbackRequest(
                    method: "POST", path: "/v1?a=b",
                    headers: [
                        "authorization": "Bearer x", "content-type": "application/json", "x-empty": "",
                        "content-length": "2000000",
                    ], body: body, connection: 1))
        _ = try await transport.send(.make(to: server, method: .post))
        received = try await server.nextRequest()
        #expect(received.headers["content-length"] == "0")
        #expect(received.headers["content-type"] == nil)
    }

    @Test(
        "A body is the same however it is framed and cut",
        arguments: [
            LoopbackReply(framing: .contentLength(), steps: [.text("Hallo, "), .text("Welt 😀")]),
            LoopbackReply(framing: .chunked, steps: [.text("Hallo, "), .text("Welt 😀")]),
            LoopbackReply(framing: .closeDelimited, steps: [.text("Hallo, "), .text("Welt 😀")]),
            LoopbackReply(framing: .chunked, steps: [.splitEveryByte, .text("Hallo, Welt 😀")]),
            LoopbackReply(framing: .contentLength(), steps: [.splitEveryByte, .text("Hallo, Welt 😀")]),
            .raw(
                .splitEveryByte,
                .text("HTTP/1.1 200 OK\r\nContent-Length: 16\r\nX: a\r\n b\r\n\r\nHallo, Welt 😀")),
            .raw(
                .text("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nX: no\r\n\r\n"),
                .text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Y\r\n\r\n10\r\nHallo, Welt 😀\r\n"),
                .text("0\r\nY: no\r\n\r\n")),
        ])
    func framing(reply: LoopbackReply) async throws {
        let server = try LoopbackServer(reply)
        let response = try await transport.send(.make(to: server))
        #expect(response.status == 200)
        #expect(response.headers["X"] != "no")
        #expect(response.headers["Y"] == nil)
        #expect(try await response.body.text() == "Hallo, Welt 😀")
    }

    @Test("The head is handed out before the body has begun, and each piece when it comes")
    func streaming() async throws {
        let (first, second) = (Gate(), Gate())
        let server = try LoopbackServer(.eventStream(.gate(first), .text("one"), .gate(second), .text("two")))
        let response = try await transport.send(.make(to: server))
        #expect(response.headers["Content-Type"] == "text/event-stream")
        var pieces = response.body.makeAsyncIterator()
        first.open()
        #expect(try await pieces.next() == Array("one".utf8))
        second.open()
        #expect(try await pieces.next() == Array("two".utf8))
        #expect(try await pieces.next() == nil)
    }

    @Test("A compressed stream is decoded piece by piece, without waiting for more")
    func compressedStream() async throws {
        // Python: z = zlib.compressobj(wbits=31); z.compress(b"data: one\n\n") + z.flush(zlib.Z_SYNC_FLUSH), and so on.
        let one: [UInt8] = [
            0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x4A, 0x49, 0x2C, 0x49, 0xB4, 0x52,
            0xC8, 0xCF, 0x4B, 0xE5, 0xE2, 0x02, 0x00, 0x00, 0x00, 0xFF, 0xFF,
        ]
        let two: [UInt8] = [
            0x4B, 0x01, 0x33, 0x4B, 0xCA, 0xF3, 0xB9, 0xB8, 0x00, 0xA2, 0x0D, 0x4A, 0x3F, 0x16, 0x00, 0x00, 0x00,
        ]
        let gate = Gate()
        let server = try LoopbackServer(
            LoopbackReply(headers: ["Content-Encoding": "gzip"], steps: [.bytes(one), .gate(gate), .bytes(two)]))
        let response = try await transport.send(.make(to: server))
        #expect(try await server.nextRequest().headers["accept-encoding"]?.contains("gzip") == true)
        var pieces = response.body.makeAsyncIterator()
        #expect(try await pieces.next() == Array("data: one\n\n".utf8))
        gate.open()
        #expect(try await pieces.next() == Array("data: two\n\n".utf8))
        #expect(try await pieces.next() == nil)
    }

    @Test("A redirect is handed back as it is")
    func redirect() async throws {
        let server = try LoopbackServer(.text("", status: 307, headers: ["Location": "/elsewhere"]))
        let response = try await transport.send(.make(to: server))
        #expect(response.status == 307)
        #expect(response.headers["location"] == "/elsewhere")
        #expect(server.requests.count == 1)
    }

    @Test("Two requests after each other share a connection")
    func reuse() async throws {
        let server = try LoopbackServer(.text("one"), .eventStream(.text("two")))
        #expect(try await transport.send(.make(to: server)).body.text() == "one")
        #expect(try await transport.send(.make(to: server)).body.text() == "two")
        #expect(server.requests.map(\.connection) == [1, 1])
    }

    @Test("A connection that the server has closed meanwhile is replaced without an error")
    func staleConnection() async throws {
        let server = try LoopbackServer(
            LoopbackReply(framing: .contentLength(), steps: [.text("one"), .close]), .text("two"))
        #expect(try await transport.send(.make(to: server, method: .post, body: [1])).body.text() == "one")
        #expect(try await transport.send(.make(to: server, method: .post, body: [2])).body.text() == "two")
        #expect(server.requests.map(\.body) == [[1], [2]])
    }

    @Test("A hundred requests at once each get their own reply")
    func parallel() async throws {
        let everybodyIsHere = Gate()
        let arrived = Mailbox<Void>()
        let server = try LoopbackServer { request in
            arrived.put(())
            return .eventStream(.text(request.path), .gate(everybodyIsHere), .text(request.text))
        }
        try await withThrowingTaskGroup { group in
            for number in 0..<100 {
                let request = HTTPRequest.make(
                    to: server, path: "/\(number)", method: .post, body: Array(" body \(number)".utf8))
                group.addTask { (number, try await transport.send(request).body.text()) }
            }
            for _ in 0..<100 { try await arrived.next(waitingFor: "a hundred requests at the same time") }
            everybodyIsHere.open()
            for try await (number, text) in group { #expect(text == "/\(number) body \(number)") }
        }
    }

    @Test("A slow reader gets a long body whole, in pieces of bounded size")
    func slowReader() async throws {
        let body = (0..<8_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 / 7) }
        let sentMuch = Gate()
        let server = try LoopbackServer(
            LoopbackReply(
                framing: .contentLength(),
                steps: [.bytes(Array(body[..<800_000])), .open(sentMuch), .bytes(Array(body[800_000...]))]))
        let response = try await transport.send(.make(to: server))
        try await sentMuch.wait()
        var received: [UInt8] = []
        for try await piece in response.body {
            // libcurl hands over at most 16 KiB at once (CURL_MAX_WRITE_SIZE).
            #expect(piece.count <= CurlTransfer.bufferLimit + 16 * 1024)
            received += piece
        }
        #expect(received == body)
    }

    @Test("A proxy from the environment is used, except for hosts that need none")
    func proxy() async throws {
        let proxy = try LoopbackServer(.text("from the proxy"))
        let server = try LoopbackServer(.text("direct"))
        let transport = CurlTransport(environment: ["http_proxy": proxy.baseURL, "NO_PROXY": "127.0.0.1"])
        let request = HTTPRequest(url: "http://provider.invalid/v1")
        #expect(try await transport.send(request).body.text() == "from the proxy")
        #expect(proxy.requests.map(\.path) == ["http://provider.invalid/v1"])
        #expect(try await transport.send(.make(to: server)).body.text() == "direct")
    }

    @Test("A tunnel through a proxy is asked for without the key", arguments: ["HTTPS_PROXY", "ALL_PROXY"])
    func tunnel(variable: String) async throws {
        let proxy = try LoopbackServer(.text("", status: 403))
        let transport = CurlTransport(environment: [variable: proxy.baseURL])
        let error = await #expect(throws: HTTPTransportError.self) {
            try await transport.send(
                HTTPRequest(url: "https://provider.invalid/v1", headers: ["Authorization": "Bearer secret"]))
        }
        #expect(error?.kind == .cannotConnect)
        #expect(error?.message.hasPrefix("The proxy on the way to provider.invalid refused the connection") == true)
        #expect(proxy.requests.map(\.method) == ["CONNECT"])
        #expect(proxy.requests.map(\.path) == ["provider.invalid:443"])
        #expect(proxy.requests.first?.headers["authorization"] == nil)
    }

    @Test("Warming up makes no connection and does not disturb the first request")
    func warmUp() async throws {
        let server = try LoopbackServer(.text("hello"))
        transport.warmUp()
        transport.warmUp()
        #expect(server.connectionCount == 0)
        #expect(try await transport.send(.make(to: server)).body.text() == "hello")
    }

    @Test("When the transport and its bodies are gone, its thread closes the connections and ends")
    func ending() async throws {
        let server = try LoopbackServer(.text("one"))
        var transport: CurlTransport? = CurlTransport(environment: [:])
        var body = try await transport?.send(.make(to: server)).body
        transport = nil
        #expect(try await body?.text() == "one")
        body = nil
        try await server.connectionClosed()
    }
}
