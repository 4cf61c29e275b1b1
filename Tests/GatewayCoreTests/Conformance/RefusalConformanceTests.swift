import GatewayCore
import TestSupport
import Testing

@Suite("Every gateway over a network: refused requests")
struct RefusalConformanceTests {
    private let request = LLMRequest(prompt: "Hi")

    /// The error of a reply, the same whether it was asked for whole or as a stream.
    private func error(_ subject: Subject, _ reply: LoopbackReply) async throws -> GatewayError {
        let (gateway, _) = try subject.replying(reply, reply)
        let whole = await #expect(throws: GatewayError.self) { try await gateway.generate(request) }
        let streamed = await gateway.stream(request).outcome()
        #expect(streamed.events == [])
        #expect(streamed.error == whole)
        return try #require(whole)
    }

    private func refused(_ subject: Subject, _ status: Int, _ message: String = "No.") throws -> LoopbackReply {
        let body = try subject.requireWire().errorBody(message)
        return .text(
            body, status: status,
            headers: [
                "Content-Type": "application/json", "\(subject.requestIDHeader)": "req-1", "Retry-After": "20",
            ])
    }

    private func expected(
        _ subject: Subject, _ code: GatewayError.Code, _ status: Int, _ reason: String, fix: String? = nil,
        isRetryable: Bool = false
    ) -> GatewayError {
        GatewayError(
            code, reason, providerMessage: "No.", fix: fix, provider: subject.name, status: status,
            requestID: "req-1", retryAfter: .seconds(20), isRetryable: isRetryable)
    }

    @Test("401: the key is not accepted", arguments: Subject.remote)
    func unauthorized(subject: Subject) async throws {
        let error = try await error(subject, refused(subject, 401))
        let fix =
            subject.keyVariable.map { "Check \($0)." } ?? "In the profile, set the api_key that the server requires."
        #expect(
            error
                == expected(
                    subject, .authentication, 401, "\(subject.displayName) does not accept the API key.",
                    fix: fix))
        #expect(error.message == "\(subject.displayName) does not accept the API key: No. \(fix)")
    }

    @Test("403: the key may not do this", arguments: Subject.remote)
    func forbidden(subject: Subject) async throws {
        #expect(
            try await error(subject, refused(subject, 403))
                == expected(
                    subject, .permission, 403, "\(subject.displayName) does not allow this request (403).",
                    fix: subject.keyVariable.map { "Check what the key from \($0) is allowed to do." }))
    }

    @Test("404: the model or the address is unknown", arguments: Subject.remote)
    func notFound(subject: Subject) async throws {
        #expect(
            try await error(subject, refused(subject, 404))
                == expected(
                    subject, .unknownModel, 404, "\(subject.displayName) cannot find the model or the address (404).",
                    fix: "Check the model's name and the base URL."))
    }

    @Test("400 and 422: the request is refused", arguments: Subject.remote, [400, 422])
    func invalid(subject: Subject, status: Int) async throws {
        #expect(
            try await error(subject, refused(subject, status))
                == expected(
                    subject, .invalidRequest, status, "\(subject.displayName) refused the request (\(status))."))
    }

    @Test("429: too many requests, and how long to wait", arguments: Subject.remote)
    func rateLimited(subject: Subject) async throws {
        #expect(
            try await error(subject, refused(subject, 429))
                == expected(
                    subject, .rateLimited, 429, "\(subject.displayName) is rate-limiting requests (429).",
                    fix: "Try again in 20 seconds.", isRetryable: true))
    }

    @Test("500 and above: the provider failed", arguments: Subject.remote, [500, 502, 503])
    func failed(subject: Subject, status: Int) async throws {
        #expect(
            try await error(subject, refused(subject, status))
                == expected(
                    subject, .providerFailure, status, "\(subject.displayName) failed (\(status)).",
                    fix: "Try again in 20 seconds.", isRetryable: true))
    }

    @Test("A refusal whose body is a page, empty, or no JSON still tells its status", arguments: Subject.remote)
    func otherBodies(subject: Subject) async throws {
        let expected = GatewayError(
            .providerFailure, "\(subject.displayName) failed (502).", fix: "Try again later.", provider: subject.name,
            status: 502, isRetryable: true)
        let page = LoopbackReply.text("<html>Bad Gateway</html>", status: 502, headers: ["Content-Type": "text/html"])
        #expect(try await error(subject, page) == expected)
        #expect(try await error(subject, .text("", status: 502)) == expected)
        #expect(try await error(subject, .json("{\"error\": ", status: 502)) == expected)
    }

    @Test("A refusal that breaks off, or never ends, still tells its status", arguments: Subject.remote)
    func brokenBody(subject: Subject) async throws {
        let expected = GatewayError(
            .providerFailure, "\(subject.displayName) failed (500).", fix: "Try again later.", provider: subject.name,
            status: 500, isRetryable: true)
        let cut = LoopbackReply(status: 500, framing: .contentLength(99), steps: [.text("{\"err"), .close])
        #expect(try await error(subject, cut) == expected)
        let endless = LoopbackReply(
            status: 500, steps: [.bytes(Array(repeating: UInt8(ascii: " "), count: 200_000)), .gate(Gate())])
        #expect(try await error(subject, endless) == expected)
    }

    @Test("A good status with a page instead of an answer is an invalid response", arguments: Subject.remote)
    func page(subject: Subject) async throws {
        let page = LoopbackReply.text("<html>Log in</html>", headers: ["Content-Type": "text/html"])
        let (gateway, server) = try subject.replying(page, page)
        let whole = await #expect(throws: GatewayError.self) { try await gateway.generate(request) }
        #expect(whole?.code == .invalidResponse)
        #expect(whole?.reason.hasPrefix("\(subject.displayName) sent a reply that is not JSON") == true)
        let streamed = await gateway.stream(request).outcome()
        #expect(streamed.events == [])
        #expect(streamed.error == whole)
        #expect(whole?.fix?.contains(server.baseURL) == true)
    }

    @Test(
        "A good status without an answer is an invalid response", arguments: Subject.remote,
        ["null", "[]", "{}", "{\"choices\": []}", "[ ]", "{]}"])
    func emptyAnswer(subject: Subject, body: String) async throws {
        let error = try await error(subject, .json(body))
        #expect(error.code == .invalidResponse)
        #expect(error.reason.hasPrefix("\(subject.displayName) sent a reply "))
        #expect(error.provider == subject.name)
        #expect(!error.isRetryable)
    }

    @Test("An empty reply is incomplete", arguments: Subject.remote)
    func emptyStream(subject: Subject) async throws {
        for reply in [try subject.requireWire().streamReply(), LoopbackReply(), .json(""), .json(" \n")] {
            let error = try await error(subject, reply)
            #expect(error.code == .incomplete)
            #expect(error.reason == "\(subject.displayName) sent an empty reply (200).")
            #expect(error.isRetryable)
        }
    }

    @Test("A redirect is not followed, as it would carry the key", arguments: Subject.remote)
    func redirect(subject: Subject) async throws {
        let (gateway, server) = try subject.replying(
            .text("", status: 307, headers: ["Location": "/elsewhere"]), .text("Never asked for."))
        let error = await #expect(throws: GatewayError.self) { try await gateway.generate(request) }
        #expect(error?.code == .invalidResponse)
        #expect(error?.status == 307)
        #expect(server.requests.count == 1)
    }
}
