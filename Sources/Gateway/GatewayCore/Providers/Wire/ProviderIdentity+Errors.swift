extension ProviderIdentity {
    /// OpenAI and most others, Anthropic, Mistral, Azure.
    private static let requestIDHeaders = ["x-request-id", "request-id", "mistral-correlation-id", "apim-request-id"]

    /// The longest message of a provider that is shown, in bytes: some repeat the whole request.
    private static let messageLimit = 2000

    /// The error of a refused request.
    ///
    /// - Parameter status: The HTTP status; `nil` when the error came in the middle of a stream.
    func error(status: Int?, headers: HTTPHeaders, body: ProviderErrorBody) -> GatewayError {
        let kind = kind(status: status, body)
        let words = [body.type, body.code].compactMap { $0 }
        let isRetryable = Self.shouldRetry(headers) ?? kind.isRetryable
        let retryAfter = RetryAfter.read(headers) ?? RetryAfter.wait(body.retryDelay)
        let wait = isRetryable ? retryAfter.flatMap(RetryAfter.words) : nil
        var error = GatewayError(
            kind.code,
            kind.reason,
            providerMessage: (body.message ?? words.first).map(Self.shortened),
            fix: wait.map { "Try again in \($0)." } ?? kind.fix,
            provider: name,
            status: status,
            requestID: Self.requestIDHeaders.lazy.compactMap { headers[$0] }.first ?? body.requestID,
            retryAfter: retryAfter,
            isRetryable: isRetryable
        )
        error.isLoading = kind.isLoading && isRetryable
        return error
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
        var isLoading = false
    }

    /// The provider's words, cut where they are too long for a message.
    ///
    /// A character is never cut in two, unless it alone is too long.
    static func shortened(_ message: String) -> String {
        guard message.utf8.count > messageLimit else { return message }
        var kept = 0
        var end = message.startIndex
        while end < message.endIndex {
            let next = message.index(after: end)
            kept += message[end..<next].utf8.count
            guard kept <= messageLimit else { break }
            end = next
        }
        let beginning = String(message[..<end])
        return (beginning.isEmpty ? String(String.UnicodeScalarView(message.unicodeScalars.prefix(500))) : beginning)
            + "…"
    }

    private func kind(status: Int?, _ body: ProviderErrorBody) -> Kind {
        // Errors in the middle of a stream tell what their status could have been.
        let status = status ?? body.code.flatMap { Int($0) }.flatMap { (400..<500).contains($0) ? $0 : nil }
        if let meaning = ErrorMeaning(status: status, body) {
            return kind(of: meaning, status: status, body)
        }
        switch status {
        case 403:
            return Kind(
                code: .permission, reason: "\(displayName) does not allow this request (403).",
                fix: keyPlace.map { "Check what the key from \($0) is allowed to do." })
        case 404:
            return Kind(
                code: .unknownModel, reason: "\(displayName) cannot find the model or the address (404).",
                fix: "Check the model's name and the base URL.")
        case 413:
            return Kind(
                code: .invalidRequest, reason: "The request is too large for \(displayName) (413).",
                fix: "Send less: fewer or smaller attachments, or a shorter conversation.")
        case 429:
            return Kind(
                code: .rateLimited, reason: "\(displayName) is rate-limiting requests (429).",
                fix: "Wait a moment and try again.", isRetryable: true)
        case 408, 409:
            return Kind(
                code: .providerFailure, reason: "\(displayName) could not accept the request (\(status ?? 0)).",
                fix: "Try again.", isRetryable: true)
        case nil:
            return Kind(
                code: .providerFailure, reason: "\(displayName) failed in the middle of the answer.",
                fix: "Try again.", isRetryable: true)
        case .some(let status) where status >= 500:
            return Kind(
                code: .providerFailure, reason: "\(displayName) failed (\(status)).", fix: "Try again later.",
                isRetryable: true)
        case .some(let status) where (300..<400).contains(status):
            return Kind(
                code: .invalidResponse, reason: "\(displayName) redirects to another address (\(status)).",
                fix: "Set the base URL to the address itself: redirects aren't followed, as that would expose the key.")
        case .some(let status):
            return Kind(code: .invalidRequest, reason: "\(displayName) refused the request (\(status)).")
        }
    }

    private func kind(of meaning: ErrorMeaning, status: Int?, _ body: ProviderErrorBody) -> Kind {
        let number = status.map { " (\($0))" } ?? ""
        switch meaning {
        case .quota:
            return Kind(
                code: .quotaExceeded, reason: "The \(displayName) account has no credit left.",
                fix: "Add credit at \(displayName), or switch to another model.")
        case .contextLength:
            return Kind(
                code: .contextLengthExceeded, reason: "The conversation is too long for the model.",
                fix: "Start a new conversation, or switch to a model with a larger context window.")
        case .key:
            return Kind(
                code: .authentication, reason: "\(displayName) does not accept the API key.",
                fix: keyPlace.map { "Check \($0)." } ?? "In the profile, set the api_key that the server requires.")
        case .access:
            return Kind(
                code: .permission, reason: "\(displayName) does not allow this request\(number).",
                fix: "Check what the account is allowed to use, or switch to another model.")
        case .otherInterface:
            let isForResponses = body.message?.contains("v1/responses") == true
            return Kind(
                code: .invalidRequest, reason: "The model is not available through this API\(number).",
                fix: isForResponses
                    ? "Set 'dialect: responses' for it, or switch to another model."
                    : "Switch to a chat model.")
        case .unknownModel:
            return Kind(
                code: .unknownModel, reason: "\(displayName) cannot find the model\(number).",
                fix: "Check the model's name: 'parlance models \(name)' lists those that can be used.")
        case .loading:
            return Kind(
                code: .providerFailure, reason: "\(displayName) is still loading the model\(number).",
                fix: "Try again in a moment.", isRetryable: true, isLoading: true)
        case .permanent:
            return Kind(
                code: .invalidRequest, reason: "\(displayName) refused the request\(number).",
                fix: ErrorMeaning.change(for: body))
        }
    }
}
