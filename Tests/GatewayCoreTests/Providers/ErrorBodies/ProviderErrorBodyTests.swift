import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("Error bodies")
struct ProviderErrorBodyTests {
    /// One recorded shape and what it says.
    struct Shape: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var json: String
        var message: String?
        var type: String?
        var parameter: String?
        var code: String?
        var requestID: String?
        var retryDelay: Double?
    }

    @Test(
        "Every shape gives the provider's sentence",
        arguments: [
            Shape(
                testDescription: "OpenAI",
                json: """
                    {"error": {"message": "Wrong key.", "type": "invalid_request_error", "param": null, "code": "bad_key"}}
                    """, message: "Wrong key.", type: "invalid_request_error", code: "bad_key"),
            Shape(
                testDescription: "OpenAI with a parameter",
                json:
                    #"{"error": {"message": "No.", "type": "t", "param": "max_tokens", "code": "unsupported_parameter"}}"#,
                message: "No.", type: "t", parameter: "max_tokens", code: "unsupported_parameter"),
            Shape(
                testDescription: "Mistral's list under detail",
                json: """
                    {"detail": [{"type": "extra_forbidden", "loc": ["body", "seed"], "msg": "Extra inputs", "input": 8}]}
                    """, message: "body.seed: Extra inputs"),
            Shape(
                testDescription: "Mistral's list nested in message",
                json: """
                    {"object": "error", "message": {"detail": [{"loc": ["body", "messages", 0, "role"], "msg": "Bad"}]},
                     "type": "invalid_request_error", "param": null, "code": null}
                    """, message: "body.messages.0.role: Bad", type: "invalid_request_error"),
            Shape(
                testDescription: "Mistral's list as message, and several findings",
                json: """
                    {"object": "Error", "detail": [], "message": [{"loc": ["body", "tools"], "msg": "Extra"}, {"msg": "Two"}],
                     "type": "invalid_request_error", "code": 3001}
                    """, message: "body.tools: Extra; Two", type: "invalid_request_error", code: "3001"),
            Shape(
                testDescription: "Mistral's rate limit",
                json: """
                    {"object": "error", "message": "Too fast", "type": "rate_limited", "param": null, "code": "1300",
                     "raw_status_code": 429}
                    """, message: "Too fast", type: "rate_limited", code: "1300"),
            Shape(testDescription: "a bare message", json: #"{"message": "Too fast"}"#, message: "Too fast"),
            Shape(testDescription: "a bare detail", json: #"{"detail": "Not Found"}"#, message: "Not Found"),
            Shape(
                testDescription: "Anthropic",
                json:
                    #"{"type": "error", "error": {"type": "overloaded_error", "message": "Busy"}, "request_id": "r"}"#,
                message: "Busy", type: "overloaded_error", requestID: "r"),
            Shape(
                testDescription: "Gemini",
                json: #"{"error": {"code": 400, "message": "No", "status": "INVALID_ARGUMENT"}}"#,
                message: "No", type: "INVALID_ARGUMENT", code: "400"),
            Shape(
                testDescription: "Gemini's wait",
                json: #"{"error": {"message": "No", "details": [{"a": 1}, {"retryDelay": "34.4s"}]}}"#,
                message: "No", retryDelay: 34.4),
            Shape(
                testDescription: "OpenRouter, with the words of the provider behind it",
                json: #"{"error": {"code": 400, "message": "Provider returned error", "metadata": {"#
                    + #""provider_name": "Acme", "raw": "{\"error\": {\"message\": \"Too long\"}}"}}}"#,
                message: "Acme: Too long", code: "400"),
            Shape(
                testDescription: "Ollama", json: #"{"error": "model 'x' not found"}"#, message: "model 'x' not found"),
            Shape(
                testDescription: "OpenRouter",
                json: #"{"error": {"code": 502, "message": "Upstream", "metadata": {"raw": "…"}}, "user_id": "u"}"#,
                message: "Upstream", code: "502"),
            Shape(
                testDescription: "llama.cpp",
                json: #"{"error": {"code": 503, "message": "Loading model", "type": "unavailable_error"}}"#,
                message: "Loading model", type: "unavailable_error", code: "503"),
            Shape(testDescription: "an empty message", json: #"{"error": {"message": "", "type": "t"}}"#, type: "t"),
            Shape(testDescription: "an empty body", json: ""),
            Shape(testDescription: "an HTML page", json: "<html><body>502 Bad Gateway</body></html>"),
            Shape(testDescription: "another JSON value", json: "[1, 2]"),
            Shape(testDescription: "half a JSON value", json: #"{"error": {"message": "Wro"#),
        ])
    func shapes(shape: Shape) {
        var expected = ProviderErrorBody(.null)
        expected.message = shape.message
        expected.type = shape.type
        expected.parameter = shape.parameter
        expected.code = shape.code
        expected.requestID = shape.requestID
        expected.retryDelay = shape.retryDelay
        var found = ProviderErrorBody(Array(shape.json.utf8))
        (found.kinds, found.fields) = ([], [])
        #expect(found == expected)
    }
}
