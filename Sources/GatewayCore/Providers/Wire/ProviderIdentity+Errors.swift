extension ProviderIdentity {
    /// OpenAI and most others, Anthropic, Mistral, Azure.
    private static let requestIDHeaders = ["x-request-id", "request-id", "mistral-correlation-id", "apim-request-id"]

    /// The error of a refused request.
    ///
    /// - Parameter status: The HTTP status; `nil` when the error came in the middle of a stream.
    func error(status: Int?, headers: HTTPHeaders, body: ProviderErrorBody) -> GatewayError {
        let kind = kind(status: status, body)
        let words = [body.type, body.code].compactMap { $0 }
        let isRetryable = Self.shouldRetry(headers) ?? kind.isRetryable
        let retryAfter = RetryAfter.read(headers) ?? RetryAfter.wait(body.retryDelay)
        let wait = isRetryable ? retryAfter.flatMap(RetryAfter.words) : nil
        return GatewayError(
            kind.code,
            kind.reason,
            providerMessage: body.message ?? words.first,
            fix: wait.map { "Ask again in \($0)." } ?? kind.fix,
            provider: name,
            status: status,
            requestID: Self.requestIDHeaders.lazy.compactMap { headers[$0] }.first ?? body.requestID,
            retryAfter: retryAfter,
            isRetryable: isRetryable
        )
    }

    /// What the server itself says, as OpenAI and Anthropic do.
    private static func shouldRetry(_ headers: HTTPHeaders) -> Bool? {
        switch headers["x-should-retry"] {
        case "true": true
        case "false": false
        default: nil
        }
    }

    private struct Kind {
        var code: GatewayError.Code
        var reason: String
        var fix: String?
        var isRetryable = false
    }

    private func kind(status: Int?, _ body: ProviderErrorBody) -> Kind {
        // OpenRouter tells in the middle of a stream what its status could have been.
        let status = status ?? (["402", "429"].contains(body.code) ? body.code.flatMap { Int($0) } : nil)
        if status == 402 || ErrorSign.quota.isIn(body) {
            return Kind(
                code: .quotaExceeded, reason: "The \(displayName) account has nothing left to spend.",
                fix: "Add credit at \(displayName), or switch to another model.")
        }
        if ErrorSign.contextLength.isIn(body) {
            return Kind(
                code: .contextLengthExceeded, reason: "The conversation is too long for the model.",
                fix: "Start a new conversation, or switch to a model with a larger context window.")
        }
        if status == 401 || ErrorSign.key.isIn(body) {
            return Kind(
                code: .authentication, reason: "\(displayName) does not accept the API key.",
                fix: keyPlace.map { "Check \($0)." } ?? "Give the profile the api_key that the server asks for.")
        }
        switch status {
        case 403:
            return Kind(
                code: .permission, reason: "\(displayName) does not allow this request (403).",
                fix: keyPlace.map { "Check what the key of \($0) may do." })
        case 404:
            return Kind(
                code: .unknownModel, reason: "\(displayName) does not know the model or the address (404).",
                fix: "Check the model's name and the base URL.")
        case 429:
            return Kind(
                code: .rateLimited, reason: "\(displayName) takes no more requests for now (429).",
                fix: "Wait a moment and ask again.", isRetryable: true)
        case 408, 409:
            return Kind(
                code: .providerFailure, reason: "\(displayName) could not take the request (\(status ?? 0)).",
                fix: "Ask again.", isRetryable: true)
        case nil:
            return Kind(
                code: .providerFailure, reason: "\(displayName) failed in the middle of the answer.",
                fix: "Ask again.", isRetryable: true)
        case .some(let status) where status >= 500:
            return Kind(
                code: .providerFailure, reason: "\(displayName) failed (\(status)).", fix: "Try again later.",
                isRetryable: true)
        case .some(let status) where (300..<400).contains(status):
            return Kind(
                code: .invalidResponse, reason: "\(displayName) redirects to another address (\(status)).",
                fix: "Set the base URL to the address itself: a redirect is not followed, as it would carry the key.")
        case .some(let status):
            return Kind(code: .invalidRequest, reason: "\(displayName) refused the request (\(status)).")
        }
    }
}
