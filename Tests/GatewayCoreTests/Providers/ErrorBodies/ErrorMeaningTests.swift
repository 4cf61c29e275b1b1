import Testing

@testable import GatewayCore

/// Errors as providers write them, and what they mean: the sentences are facts of their protocols.
@Suite("What an error means, whatever its status")
struct ErrorMeaningTests {
    /// An error as a server sends it.
    struct Sent: Sendable, CustomTestStringConvertible {
        var status: Int?
        var body: String

        init(_ status: Int?, _ body: String) {
            (self.status, self.body) = (status, body)
        }

        var testDescription: String { "\(status ?? 0) \(body)" }

        var error: GatewayError {
            ProviderIdentity.acme.error(status: status, headers: [:], body: ProviderErrorBody(Array(body.utf8)))
        }
    }

    @Test(
        "Unknown models",
        arguments: [
            Sent(
                400,
                #"{"error":{"message":"The requested model 'x' does not exist.","type":"invalid_request_error","param":"model","code":"model_not_found"}}"#
            ),
            Sent(400, #"{"code":"Client specified an invalid argument","error":"Model not found: x"}"#),
            Sent(
                400,
                #"{"object":"error","message":"Invalid model: x","type":"invalid_model","param":null,"code":"1500"}"#),
            Sent(400, #"{"error":{"message":"x/y is not a valid model ID","code":400},"user_id":"u"}"#),
            Sent(
                400,
                #"{"error":{"message":"The supported API model names are a and b, but you passed x.","type":"invalid_request_error","param":null,"code":"invalid_request_error"}}"#
            ),
            Sent(400, #"{"error":{"message":"Model Not Exist","type":"invalid_request_error"}}"#),
            Sent(404, #"{"error":"model \"x\" not found, try pulling it first"}"#),
            Sent(
                404,
                #"{"error":{"code":404,"message":"models/x is not found for API version v1beta, or is not supported for generateContent.","status":"NOT_FOUND"}}"#
            ),
            Sent(404, #"{"type":"error","error":{"type":"not_found_error","message":"model: x"}}"#),
            Sent(
                404,
                #"{"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}"#
            ),
            Sent(
                404,
                #"{"object":"error","message":"The model `x` does not exist.","type":"NotFoundError","param":null,"code":404}"#
            ),
            Sent(
                400,
                #"{"error":{"message":"The model `x` has been decommissioned and is no longer supported.","type":"invalid_request_error","code":"model_decommissioned"}}"#
            ),
            Sent(
                404,
                #"{"error":{"message":"No models loaded. Please load a model in the developer page.","type":"invalid_request_error","param":"model","code":"model_not_found"}}"#
            ),
            Sent(
                400,
                #"{"error":{"message":"litellm.BadRequestError: Invalid model name passed in model=x. Call `/v1/models`","type":"None","param":"None","code":"400"}}"#
            ),
            Sent(404, #"{"error":{"message":"No endpoints found for x/y.","code":404}}"#),
            Sent(400, #"{"error":"The requested model 'x' is not supported by any provider you have enabled."}"#),
            Sent(500, #"{"error":{"code":500,"message":"model not found","type":"server_error"}}"#),
            Sent(nil, #"{"error":{"message":"The model 'x' doesn't exist"}}"#),
            Sent(422, #"{"detail":[{"type":"value_error","loc":["body","model"],"msg":"Value error, pick another"}]}"#),
            Sent(503, #"{"error":{"message":"unknown model x","type":"server_error"}}"#),
            Sent(400, #"{"message":"The provided model identifier is invalid."}"#),
            Sent(
                400, #"{"error":{"message":"litellm.BadRequestError: LLM Provider NOT provided. You passed model=x"}}"#),
            Sent(404, #"{"error":{"message":"Unable to access model x.","code":"model_not_available"}}"#),
            Sent(503, #"{"error":{"message":"当前分组 default 下对于模型 x 无可用渠道","type":"one_api_error"}}"#),
            Sent(503, #"{"error":{"message":"No available channel for model x under group default"}}"#),
            Sent(400, #"{"error":{"code":"1211","message":"模型不存在，请检查模型代码。"}}"#),
        ])
    func unknownModel(sent: Sent) {
        #expect(sent.error.code == .unknownModel)
        #expect(!sent.error.isRetryable)
        #expect(sent.error.reason.hasPrefix("Acme cannot find the model"))
        #expect(sent.error.fix?.hasPrefix("Check the model's name") == true)
    }

    @Test(
        "Refused keys",
        arguments: [
            Sent(
                400,
                #"{"code":"Client specified an invalid argument","error":"Incorrect API key provided: xa***yz. You can obtain an API key from https://console.x.ai."}"#
            ),
            Sent(
                400,
                #"{"error":{"code":400,"message":"Please pass it.","status":"INVALID_ARGUMENT","details":[{"@type":"ErrorInfo","reason":"API_KEY_INVALID"}]}}"#
            ),
            Sent(
                400,
                #"{"error":{"code":400,"message":"API key expired. Please renew the API key.","status":"INVALID_ARGUMENT"}}"#
            ),
            Sent(
                400,
                #"{"error":{"code":400,"message":"API Key not found. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}"#
            ),
            Sent(403, #"{"detail":{"error":"Incorrect API key provided"}}"#),
            Sent(403, #"{"message":"Invalid API Key","statusCode":403}"#),
            Sent(400, #"{"code":"InvalidApiKey","message":"Bad."}"#),
            Sent(401, "{}"), Sent(401, "Unauthorized"),
            Sent(nil, #"{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}"#),
            Sent(
                500,
                #"{"error":{"message":"litellm.AuthenticationError: AuthenticationError: OpenAIException - Incorrect API key provided: x","code":"500"}}"#
            ),
            Sent(403, #"{"error":{"message":"No auth credentials found","code":401}}"#),
            Sent(400, #"{"base_resp":{"status_code":1004,"status_msg":"invalid api key"}}"#),
            Sent(403, #"{"message":"The security token included in the request is expired"}"#),
            Sent(
                403,
                #"{"error":{"code":403,"message":"Your API key was reported as leaked.","status":"PERMISSION_DENIED"}}"#
            ),
            Sent(
                403,
                #"{"error":{"code":403,"message":"Method doesn't allow unregistered callers.","status":"PERMISSION_DENIED"}}"#
            ),
        ])
    func key(sent: Sent) {
        #expect(sent.error.code == .authentication)
        #expect(sent.error.reason == "Acme does not accept the API key.")
        #expect(!sent.error.isRetryable)
    }

    @Test(
        "Good keys that may not use the model",
        arguments: [
            Sent(
                401,
                #"{"error":{"message":"key not allowed to access model. This key can only access models=['a']","type":"key_model_access_denied","param":"model","code":"401"}}"#
            ),
            Sent(403, #"{"message":"You don't have access to the model with the specified model ID."}"#),
            Sent(
                403,
                #"{"error":{"message":"Project `p` does not have access to model `x`","type":"invalid_request_error","code":"model_not_found"}}"#
            ),
            Sent(
                400,
                #"{"error":{"message":"Your organization must be verified to use the model `x`.","param":"model","code":"model_not_found"}}"#
            ),
            Sent(404, #"{"error":{"message":"No endpoints found matching your data policy (x).","code":404}}"#),
            Sent(
                404, #"{"error":{"message":"No allowed providers are available for the selected model.","code":404}}"#),
            Sent(401, #"{"error":{"message":"Your IP is not authorized","code":"ip_not_authorized"}}"#),
            Sent(400, #"{"error":{"message":"The model requires terms acceptance.","code":"model_terms_required"}}"#),
        ])
    func access(sent: Sent) {
        #expect(sent.error.code == .permission)
        #expect(sent.error.fix == "Check what the account is allowed to use, or switch to another model.")
        #expect(!sent.error.isRetryable)
    }

    @Test(
        "Models that are asked over another interface",
        arguments: [
            (
                Sent(
                    404,
                    #"{"error":{"message":"This model is only supported in v1/responses and not in v1/chat/completions.","param":"model"}}"#
                ), "Set 'dialect: responses' for it, or switch to another model."
            ),
            (
                Sent(404, #"{"error":{"message":"This is not a chat model. Did you mean to use v1/completions?"}}"#),
                "Switch to a chat model."
            ),
            (
                Sent(
                    400,
                    #"{"error":{"code":"OperationNotSupported","message":"The chatCompletion operation does not work with the specified model, x."}}"#
                ), "Switch to a chat model."
            ),
        ])
    func otherInterface(sent: Sent, fix: String) {
        #expect(sent.error.code == .invalidRequest)
        #expect(sent.error.reason.hasPrefix("The model is not available through this API"))
        #expect(sent.error.fix == fix)
    }

    @Test("A request that a server or a proxy finds too large is told with what helps", arguments: ["", "<html>"])
    func tooLarge(body: String) {
        let error = Sent(413, body).error
        #expect(error.reason == "The request is too large for Acme (413).")
        #expect(error.fix?.hasPrefix("Send less") == true)
    }

    @Test(
        "Conversations that are too long",
        arguments: [
            Sent(
                400,
                #"{"error":{"message":"This model's maximum context length is 8 tokens. However, your messages resulted in 9 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}"#
            ),
            Sent(
                400,
                #"{"error":{"message":"Your input exceeds the context window of this model.","param":"input","code":"context_length_exceeded"}}"#
            ),
            Sent(
                400, #"{"error":{"message":"Input tokens exceed the configured limit of 272000 tokens.","code":"x"}}"#),
            Sent(
                400,
                #"{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 9 tokens > 8 maximum"}}"#
            ),
            Sent(
                400,
                #"{"type":"error","error":{"type":"invalid_request_error","message":"input length and `max_tokens` exceed context limit: 7 + 2 > 8"}}"#
            ),
            Sent(
                400,
                #"{"error":{"code":400,"message":"The input token count (9) exceeds the maximum number of tokens allowed (8).","status":"INVALID_ARGUMENT"}}"#
            ),
            Sent(
                400,
                #"{"object":"error","message":"Prompt contains 9 tokens and 0 draft tokens, too large for model with 8 maximum context length","type":"invalid_request_prompt","code":"3051"}"#
            ),
            Sent(
                400,
                #"{"error":{"message":"Please reduce the length of the messages or completion.","type":"invalid_request_error","code":"x"}}"#
            ),
            Sent(
                400,
                #"{"object":"error","message":"The decoder prompt (length 9) is longer than the maximum model length of 8.","code":400}"#
            ),
            Sent(
                400,
                #"{"error":{"code":400,"message":"the request exceeds the available context size. try increasing the context size","type":"exceed_context_size_error","n_prompt_tokens":9,"n_ctx":8}}"#
            ),
            Sent(500, #"{"error":{"code":500,"message":"Context size has been exceeded.","type":"server_error"}}"#),
            Sent(
                400,
                #"{"error":{"message":"litellm.ContextWindowExceededError: litellm.BadRequestError: X","type":null,"param":null,"code":"400"}}"#
            ),
            Sent(400, #"{"error":"the input length exceeds the context length"}"#),
            Sent(
                400,
                #"{"error":"Trying to keep the first 9 tokens when context the overflows. However, the model is loaded with context length of only 8 tokens"}"#
            ),
            Sent(
                400,
                #"{"code":"x","error":"This model's maximum prompt length is 8 but the request contains 9 tokens."}"#),
            Sent(400, #"{"message":"too many tokens: total number of tokens in the prompt cannot exceed 8"}"#),
            Sent(
                422,
                #"{"error":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8. Given: 9","error_type":"validation"}"#
            ),
            Sent(
                400,
                #"{"error":{"message":"Invalid request: Your request exceeded model token limit: 8","type":"invalid_request_error"}}"#
            ),
            Sent(400, #"{"code":"InvalidParameter","message":"Range of input length should be [1, 8]"}"#),
            Sent(
                413,
                #"{"error":{"code":"tokens_limit_reached","message":"Request body too large for x model. Max size: 8 tokens."}}"#
            ),
            Sent(
                nil,
                #"{"error":{"message":"{'error': {'code': 400, 'message': 'request (9 tokens) exceeds the available context size (8 tokens), try increasing it', 'type': 'exceed_context_size_error'}}"}}"#
            ),
            Sent(400, #"{"message":"Input is too long for requested model."}"#),
        ])
    func contextLength(sent: Sent) {
        #expect(sent.error.code == .contextLengthExceeded)
        #expect(!sent.error.isRetryable)
    }

    @Test(
        "Empty accounts",
        arguments: [
            Sent(403, #"{"code":30001,"message":"Sorry, your account balance is insufficient","data":null}"#),
            Sent(403, #"{"error":{"message":"该令牌额度已用尽","type":"one_api_error"}}"#),
            Sent(429, #"{"error":{"message":"Your account is suspended","type":"exceeded_current_quota_error"}}"#),
            Sent(
                429,
                #"{"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","code":"insufficient_quota"}}"#
            ),
            Sent(
                429,
                #"{"error":{"message":"You exceeded your current quota, please check your plan and billing details."}}"#
            ),
            Sent(
                400,
                #"{"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API."}}"#
            ),
            Sent(402, #"{"error":{"message":"Insufficient Balance","type":"unknown_error"}}"#), Sent(402, ""),
            Sent(402, #"{"error":{"message":"This request requires more credits, or fewer max_tokens.","code":402}}"#),
            Sent(403, #"{"code":"x","error":"Your newly created team doesn't have any credits yet."}"#),
            Sent(
                400,
                #"{"error":{"message":"Budget has been exceeded! Current cost: 1, Max budget: 1","type":"budget_exceeded","code":"400"}}"#
            ),
            Sent(429, #"{"error":{"code":"1113","message":"余额不足或无可用资源包,请充值。"}}"#),
            Sent(nil, #"{"error":{"code":402,"message":"Pay."}}"#),
            Sent(403, #"{"error":{"message":"x","type":"insufficient_user_quota"}}"#),
        ])
    func quota(sent: Sent) {
        #expect(sent.error.code == .quotaExceeded)
        #expect(!sent.error.isRetryable)
    }

    @Test("A long message is cut between two characters, the rest is not shown")
    func long() {
        let family = "👨‍👩‍👧‍👦"
        let message = String(repeating: family, count: 500)
        let shown = ProviderIdentity.shortened(message)
        #expect(shown.utf8.count <= 2003 && shown.hasSuffix("…"))
        #expect(shown.dropLast().allSatisfy { String($0) == family })
        #expect(ProviderIdentity.shortened("a" + String(repeating: "\u{301}", count: 5000)).utf8.count < 2003)
        #expect(ProviderIdentity.shortened("short") == "short")
    }
}
