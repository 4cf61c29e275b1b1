import Testing

@testable import GatewayCore

/// The errors that recordings of other projects hold, written anew from their shapes: none loses its words, none is
/// asked again in vain, none is taken for another.
@Suite("Recorded errors")
struct RecordedErrorsTests {
    /// An error, what is shown of it, and what it means.
    struct Recorded: Sendable, CustomTestStringConvertible {
        var status: Int
        var body: String
        var words: String
        var code: GatewayError.Code
        var isRetryable = false

        init(_ status: Int, _ body: String, _ words: String, _ code: GatewayError.Code, isRetryable: Bool = false) {
            (self.status, self.body, self.words, self.code) = (status, body, words, code)
            self.isRetryable = isRetryable
        }

        var testDescription: String { "\(status) \(body)" }
    }

    @Test(
        "Every one keeps its words and its meaning",
        arguments: [
            Recorded(
                401,
                #"{"error":{"message":"Incorrect API key provided: sk-x.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}"#,
                "Incorrect API key provided: sk-x.", .authentication),
            Recorded(
                429,
                #"{"error":{"message":"Rate limit reached for m","type":"tokens","param":null,"code":"rate_limit_exceeded"}}"#,
                "Rate limit reached for m", .rateLimited, isRetryable: true),
            Recorded(
                429,
                #"{"error":{"message":"You exceeded your current quota.","type":"insufficient_quota","code":"insufficient_quota"}}"#,
                "You exceeded your current quota.", .quotaExceeded),
            Recorded(
                400,
                #"{"error":{"message":"This model's maximum context length is 8","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}"#,
                "This model's maximum context length is 8", .contextLengthExceeded),
            Recorded(
                422,
                #"{"detail":[{"type":"extra_forbidden","loc":["body","max_completion_tokens"],"msg":"Extra inputs are not permitted","input":8}]}"#,
                "body.max_completion_tokens: Extra inputs are not permitted", .invalidRequest),
            Recorded(
                422,
                #"{"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","x"],"msg":"Extra inputs are not permitted"}]},"type":"invalid_request_error","param":null,"code":null}"#,
                "body.x: Extra inputs are not permitted", .invalidRequest),
            Recorded(
                422,
                #"{"object":"Error","detail":[{"loc":["body","tools"],"msg":"Extra"}],"message":[{"loc":["body","tools"],"msg":"Extra"}],"type":"invalid_request_error","code":3001}"#,
                "body.tools: Extra", .invalidRequest),
            Recorded(
                429,
                #"{"object":"error","message":"Rate limit exceeded","type":"rate_limited","param":null,"code":"1300","raw_status_code":429}"#,
                "Rate limit exceeded", .rateLimited, isRetryable: true),
            Recorded(
                429, #"{"message":"Requests rate limit exceeded"}"#, "Requests rate limit exceeded", .rateLimited,
                isRetryable: true),
            Recorded(
                429,
                #"{"object":"error","message":"Service tier capacity exceeded for this model.","type":"invalid_request_error","param":null,"code":null}"#,
                "Service tier capacity exceeded for this model.", .rateLimited, isRetryable: true),
            Recorded(
                529, #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"r"}"#,
                "Overloaded", .providerFailure, isRetryable: true),
            Recorded(
                400, #"{"error":{"code":400,"message":"No.","status":"INVALID_ARGUMENT"}}"#, "No.", .invalidRequest),
            Recorded(404, #"{"error":"model 'x' not found"}"#, "model 'x' not found", .unknownModel),
            Recorded(
                502,
                #"{"error":{"code":502,"message":"Provider returned error","metadata":{"provider_name":"X","raw":"Down."}},"user_id":"u"}"#,
                "X: Down.", .providerFailure, isRetryable: true),
            Recorded(
                400,
                #"{"error":{"code":"invalid_request_error","message":"Thinking mode does not support this tool_choice","param":null,"type":"invalid_request_error"}}"#,
                "Thinking mode does not support this tool_choice", .invalidRequest),
            Recorded(
                400,
                #"{"error":{"message":"Schemas contains too many parameters with union types (17 parameters).","type":"invalid_request_error"},"request_id":"r","type":"error"}"#,
                "Schemas contains too many parameters with union types (17 parameters).", .invalidRequest),
            Recorded(
                400,
                #"{"error":{"message":"tools.0.custom: Invalid schema: Circular reference detected in schema definitions: Node -> Node.","type":"invalid_request_error"},"type":"error"}"#,
                "tools.0.custom: Invalid schema: Circular reference detected in schema definitions: Node -> Node.",
                .invalidRequest),
            Recorded(
                400,
                #"{"error":{"message":"tools.0.custom.input_schema: Input does not match the expected shape.","type":"invalid_request_error"},"type":"error"}"#,
                "tools.0.custom.input_schema: Input does not match the expected shape.", .invalidRequest),
            Recorded(
                500, #"{"error":{"code":500,"message":"tools param requires --jinja flag","type":"server_error"}}"#,
                "tools param requires --jinja flag", .invalidRequest),
            Recorded(
                400,
                #"{"error":{"code":400,"message":"Cached content is too small. total_token_count=97, min_total_token_count=1024","status":"INVALID_ARGUMENT"}}"#,
                "Cached content is too small. total_token_count=97, min_total_token_count=1024", .invalidRequest),
            Recorded(
                400,
                #"{"error":{"message":"This model does not support effort level 'xhigh'. Supported levels: high, low.","type":"invalid_request_error"},"type":"error"}"#,
                "This model does not support effort level 'xhigh'. Supported levels: high, low.", .invalidRequest),
            Recorded(
                400,
                #"{"error":{"message":"No tool output found for tool call call-a.","type":"invalid_request_error","param":null,"code":"invalid_request_error"}}"#,
                "No tool output found for tool call call-a.", .invalidRequest),
            Recorded(
                400,
                #"{"error":{"code":"tool_use_failed","failed_generation":"{\"name\": \"f\", \"error\": \"x\"}","message":"Tool choice is required, but model did not call a tool","type":"invalid_request_error"}}"#,
                "Tool choice is required, but model did not call a tool", .invalidRequest),
            Recorded(
                400,
                #"{"error":{"message":"Unsupported parameter: 'temperature' is not supported with this model.","type":"invalid_request_error","param":"temperature","code":null}}"#,
                "Unsupported parameter: 'temperature' is not supported with this model.", .invalidRequest),
            Recorded(
                429,
                #"{"error":{"code":429,"message":"You exceeded your current quota, please check your plan.","status":"RESOURCE_EXHAUSTED","details":[{"violations":[{"quotaId":"PerMinute"}]},{"retryDelay":"34.4s"}]}}"#,
                "You exceeded your current quota, please check your plan.", .rateLimited, isRetryable: true),
        ])
    func recorded(_ recorded: Recorded) {
        let error = ProviderIdentity.acme.error(
            status: recorded.status, headers: [:], body: ProviderErrorBody(Array(recorded.body.utf8)))
        #expect(error.providerMessage == recorded.words)
        #expect(error.code == recorded.code)
        #expect(error.isRetryable == recorded.isRetryable)
    }
}
