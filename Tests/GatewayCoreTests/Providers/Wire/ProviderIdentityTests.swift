import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("What a refused request means")
struct ProviderIdentityTests {
    private func error(_ status: Int?, _ headers: HTTPHeaders = [:], _ body: JSONValue = .null) -> GatewayError {
        ProviderIdentity.acme.error(status: status, headers: headers, body: ProviderErrorBody(body))
    }

    @Test(
        "An account without credit is told apart from too many requests, whatever the status",
        arguments: [
            ["error": ["type": "insufficient_quota", "message": "Pay."]],
            ["error": ["code": "insufficient_quota", "message": "Pay."]],
        ] as [JSONValue], [429, 403, nil])
    func quota(body: JSONValue, status: Int?) {
        #expect(
            error(status, [:], body)
                == GatewayError(
                    .quotaExceeded, "The Acme account has no credit left.", providerMessage: "Pay.",
                    fix: "Add credit at Acme, or switch to another model.", provider: "acme", status: status))
    }

    @Test("A conversation that is too long is told apart from other refusals")
    func contextLength() {
        #expect(
            error(400, [:], ["error": ["code": "context_length_exceeded", "message": "Too long."]])
                == GatewayError(
                    .contextLengthExceeded, "The conversation is too long for the model.", providerMessage: "Too long.",
                    fix: "Start a new conversation, or switch to a model with a larger context window.",
                    provider: "acme", status: 400))
    }

    @Test(
        "Each status has its code, and whether another try is worth it",
        arguments: [
            (300, .invalidResponse, false), (307, .invalidResponse, false), (400, .invalidRequest, false),
            (401, .authentication, false), (403, .permission, false), (404, .unknownModel, false),
            (408, .providerFailure, true), (409, .providerFailure, true), (413, .invalidRequest, false),
            (422, .invalidRequest, false), (429, .rateLimited, true), (500, .providerFailure, true),
            (503, .providerFailure, true), (529, .providerFailure, true),
        ] as [(Int, GatewayError.Code, Bool)])
    func status(status: Int, code: GatewayError.Code, isRetryable: Bool) {
        let error = error(status)
        #expect(error.code == code)
        #expect(error.status == status)
        #expect(error.isRetryable == isRetryable)
        #expect(error.reason.contains("Acme"))
        #expect(error.providerMessage == nil)
    }

    @Test("Without a sentence, the provider's word for the error is shown")
    func wordOnly() {
        #expect(
            error(400, [:], ["error": ["type": "bad_thing"]]).message == "Acme refused the request (400): bad_thing.")
        #expect(error(400, [:], ["error": ["code": 17]]).message == "Acme refused the request (400): 17.")
    }

    @Test(
        "How long to wait is read from the headers",
        arguments: [
            (["Retry-After": "20"], .seconds(20)), (["retry-after": "0.5"], .milliseconds(500)),
            (["retry-after-ms": "250", "Retry-After": "1"], .milliseconds(250)),
            (["retry-after-ms": "soon", "Retry-After": "1"], .seconds(1)), (["Retry-After": "0"], .zero), ([:], nil),
            (["Retry-After": "-1"], nil), (["Retry-After": "soon"], nil),
        ] as [(HTTPHeaders, Duration?)])
    func retryAfter(headers: HTTPHeaders, expected: Duration?) {
        #expect(error(429, headers).retryAfter == expected)
    }

    @Test("What is no number is no wait; one that no clock can hold is a year", arguments: ["inf", "nan", "-1e300"])
    func absurdRetryAfter(text: String) {
        #expect(error(429, ["Retry-After": text]).retryAfter == nil)
        #expect(error(429, ["retry-after-ms": text]).retryAfter == nil)
        for long in ["1e300", "99999999999999999999999", "1e999"] {
            #expect(error(429, ["Retry-After": long]).retryAfter == .seconds(31_536_000))
        }
    }

    @Test("The server's own word on trying again wins over its status")
    func shouldRetry() {
        #expect(!error(500, ["x-should-retry": "false"]).isRetryable)
        #expect(error(400, ["x-should-retry": "true"]).isRetryable)
        #expect(error(500, ["x-should-retry": "perhaps"]).isRetryable)
    }

    @Test("The request's id is OpenAI's or Mistral's header")
    func requestID() {
        #expect(error(500, ["X-Request-ID": "r1"]).requestID == "r1")
        #expect(error(500, ["mistral-correlation-id": "r2"]).requestID == "r2")
        #expect(error(500).requestID == nil)
    }

    @Test(
        "An empty account, a wrong key and a conversation that is too long are known by their sentences, too",
        arguments: [
            (400, "Your credit balance is too low to access the Anthropic API.", .quotaExceeded),
            (402, "Insufficient Balance", .quotaExceeded), (402, "Pay.", .quotaExceeded),
            (400, "prompt is too long: 210000 tokens > 200000 maximum", .contextLengthExceeded),
            (
                400, "The input token count (9) exceeds the maximum number of tokens allowed (8).",
                .contextLengthExceeded
            ),
            (400, "This model's maximum context length is 8 tokens.", .contextLengthExceeded),
            (400, "API key not valid. Please pass a valid API key.", .authentication),
            (400, "The key of your map is too long.", .invalidRequest),
        ] as [(Int, String, GatewayError.Code)])
    func sentences(status: Int, message: String, code: GatewayError.Code) {
        #expect(error(status, [:], ["error": ["message": .string(message)]]).code == code)
    }

    @Test("In the middle of a stream an error's number may tell what its status could not", arguments: ["402", "429"])
    func numberInStream(code: String) {
        let found = error(nil, [:], ["error": ["code": .integer(Int(code) ?? 0), "message": "No."]])
        #expect(found.code == (code == "429" ? .rateLimited : .quotaExceeded))
        #expect(found.status == nil)
        #expect(error(nil, [:], ["error": ["code": 502, "message": "No."]]).code == .providerFailure)
    }

    @Test("A server without a key sends nobody to a variable")
    func keyless() {
        let error = ProviderIdentity.ollama.error(status: 401, headers: [:], body: ProviderErrorBody(.null))
        #expect(error.fix == "In the profile, set the api_key that the server requires.")
    }

    @Test("A redirect says to set the address itself")
    func redirect() {
        #expect(
            error(308).message
                == "Acme redirects to another address (308). Set the base URL to the address itself: redirects aren't "
                + "followed, as that would expose the key.")
    }
}
