import Testing

@testable import GatewayCore

@Suite("What a failure means, whatever its status")
struct FailureMeaningTests {
    typealias Sent = ErrorMeaningTests.Sent

    @Test(
        "Requests that can never be done, although the status speaks of a failure",
        arguments: [
            (
                Sent(500, #"{"error":"model requires more system memory (5.6 GiB) than is available (1.2 GiB)"}"#),
                "Switch to a smaller model, or free memory on the server."
            ),
            (
                Sent(
                    500,
                    #"{"error":{"code":500,"message":"image input is not supported - hint: if this is unexpected, you may need to provide the mmproj","type":"server_error"}}"#
                ), "without images"
            ),
            (
                Sent(
                    500, #"{"error":{"code":500,"message":"tools param requires --jinja flag","type":"server_error"}}"#),
                "Start the server"
            ),
            (
                Sent(
                    500,
                    #"{"error":{"code":500,"message":"Cannot use both json_schema and grammar","type":"server_error"}}"#
                ), "schema"
            ),
            (Sent(500, #"{"error":{"message":"x","type":"invalid_request_error"}}"#), "Fix what"),
            (Sent(500, #"{"error":"this model does not support thinking"}"#), "Fix what"),
            (
                Sent(501, #"{"error":{"message":"This feature is not implemented","type":"not_supported_error"}}"#),
                "Fix what"
            ),
            (Sent(501, "{}"), "Fix what"), (Sent(500, #"{"detail":"Unsupported parameter: logit_bias"}"#), "Fix what"),
            (
                Sent(
                    500, #"{"error":{"code":500,"message":"Failed to parse messages: bad role","type":"server_error"}}"#
                ), "Fix what"
            ),
            (
                Sent(nil, #"{"error":{"message":"logprobs are not supported here","type":"invalid_request_error"}}"#),
                "Fix what"
            ),
        ])
    func permanent(sent: Sent, fix: String) {
        #expect(sent.error.code == .invalidRequest)
        #expect(!sent.error.isRetryable)
        #expect(sent.error.fix?.contains(fix) == true)
        #expect(sent.error.reason.hasPrefix("Acme refused the request"))
    }

    @Test(
        "Servers that load their model",
        arguments: [
            Sent(503, #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#),
            Sent(503, #"{"error":"Model x/y is currently loading","estimated_time":20.0}"#),
            Sent(503, #"{"error":"llm server loading model"}"#), Sent(503, "The model is loading"),
            Sent(503, #"{"error":{"message":"Model is still loading, please wait"}}"#),
            Sent(503, #"{"detail":"Model is not ready yet"}"#), Sent(502, #"{"error":"upstream is starting up"}"#),
            Sent(500, #"{"error":"model is being loaded"}"#), Sent(503, #"{"message":"The endpoint is initializing"}"#),
        ])
    func loading(sent: Sent) {
        #expect(sent.error.code == .providerFailure)
        #expect(sent.error.isLoading && sent.error.isRetryable)
        #expect(sent.error.reason == "Acme is still loading the model (\(sent.status ?? 0)).")
    }

    @Test(
        "False friends keep the meaning of their status",
        arguments: [
            (
                Sent(
                    429,
                    #"{"error":{"message":"Rate limit reached for x on tokens per minute (TPM): Limit 8, Used 7, Requested 2. The maximum context length is no matter.","type":"tokens","code":"rate_limit_exceeded"}}"#
                ), .rateLimited
            ),
            (
                Sent(
                    413,
                    #"{"error":{"message":"Request too large for model `x` on tokens per minute (TPM): Limit 8, Requested 9, please reduce the length of the messages","type":"tokens","code":"rate_limit_exceeded"}}"#
                ), .invalidRequest
            ),
            (Sent(429, #"{"message":"Too many tokens, please wait before trying again."}"#), .rateLimited),
            (
                Sent(
                    429,
                    #"{"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","status":"RESOURCE_EXHAUSTED","details":[{"retryDelay":"34.4s"}]}}"#
                ), .rateLimited
            ),
            (
                Sent(
                    400,
                    #"{"error":{"message":"Your prompt was filtered: it asks about an invalid API key.","code":"content_filter"}}"#
                ), .invalidRequest
            ),
            (
                Sent(
                    400,
                    #"{"error":{"message":"The response was filtered due to our content management policy: model does not exist.","code":"x"}}"#
                ), .invalidRequest
            ),
            (Sent(400, #"{"error":{"message":"The model's tool call was not found."}}"#), .invalidRequest),
            (
                Sent(
                    400,
                    #"{"error":{"message":"max_tokens is too large: 9. This model supports at most 8 completion tokens."}}"#
                ), .invalidRequest
            ),
            (
                Sent(
                    400,
                    #"{"error":{"message":"The name 'prompt-is-too-long-v1' and 'invalid-api-key' are reserved."}}"#),
                .invalidRequest
            ),
            (Sent(403, #"{"error":{"message":"Your key has no access to this."}}"#), .permission),
            (
                Sent(
                    503,
                    #"{"error":{"message":"Overloaded, this is temporarily not supported","type":"overloaded_error"}}"#),
                .providerFailure
            ),
            (Sent(500, #"{"error":{"message":"Failed to load image"}}"#), .providerFailure),
            (Sent(429, #"{"error":{"message":"Invalid API key attempts: slow down"}}"#), .rateLimited),
            (Sent(500, ""), .providerFailure),
            (
                Sent(400, #"{"error":{"message":"Thinking may not be enabled when tool_choice forces tool use."}}"#),
                .invalidRequest
            ),
        ] as [(Sent, GatewayError.Code)])
    func falseFriends(sent: Sent, code: GatewayError.Code) {
        #expect(sent.error.code == code)
        #expect(!sent.error.isLoading)
    }
}
