/// Everything that can go wrong between a program and a model, as one sentence that tells what to do next.
public struct GatewayError: Error, Sendable, Hashable {
    /// What kind of failure it is.
    public var code: Code
    /// What happened, as a sentence.
    public var reason: String
    /// The provider's own words, when it gave any.
    public var providerMessage: String?
    /// What to do about it, as a sentence.
    public var fix: String?
    /// The provider's registered name.
    public var provider: String?
    /// The HTTP status of the reply.
    public var status: Int?
    /// The provider's id of the request, to be named in a report to it.
    public var requestID: String?
    /// How long the provider asks to wait before another try.
    public var retryAfter: Duration?
    /// Whether the same request may succeed later.
    public var isRetryable: Bool
    /// Whether the server is still loading the model: it is waited for longer than for other failures.
    public var isLoading = false

    /// An error from its parts.
    public init(
        _ code: Code,
        _ reason: String,
        providerMessage: String? = nil,
        fix: String? = nil,
        provider: String? = nil,
        status: Int? = nil,
        requestID: String? = nil,
        retryAfter: Duration? = nil,
        isRetryable: Bool = false
    ) {
        self.code = code
        self.reason = reason
        self.providerMessage = providerMessage
        self.fix = fix
        self.provider = provider
        self.status = status
        self.requestID = requestID
        self.retryAfter = retryAfter
        self.isRetryable = isRetryable
    }

    /// The kinds of failure.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// No key for the provider is set.
        case missingAPIKey = "missing_api_key"
        /// No provider of that name is registered.
        case unknownProvider = "unknown_provider"
        /// The provider does not know the model.
        case unknownModel = "unknown_model"
        /// A profile, an option or a variable cannot be used.
        case configuration
        /// The provider refused the key.
        case authentication
        /// The key is right, but may not do this.
        case permission
        /// Too many requests at once.
        case rateLimited = "rate_limited"
        /// The account has nothing left to spend.
        case quotaExceeded = "quota_exceeded"
        /// The conversation is longer than the model's window.
        case contextLengthExceeded = "context_length_exceeded"
        /// The provider refused the request for another reason.
        case invalidRequest = "invalid_request"
        /// The provider failed or is overloaded.
        case providerFailure = "provider_failure"
        /// No connection came about, so nothing was sent.
        case unreachable
        /// The connection broke.
        case connection
        /// The server did not answer in time.
        case timedOut = "timed_out"
        /// The caller stopped the call.
        case cancelled
        /// The reply is not what the protocol promises.
        case invalidResponse = "invalid_response"
        /// The stream ended before the answer was complete.
        case incomplete
        /// The provider's filter ended the answer.
        case contentFiltered = "content_filtered"
        /// The answer is not what the schema asks for.
        case structuredOutput = "structured_output"
    }

    /// Whether the request was turned down before a model began to work on it, so that nothing is charged for it: the
    /// provider answered with an error instead of an answer, or was never asked.
    public var isRefusal: Bool {
        switch code {
        case .missingAPIKey, .unknownProvider, .unknownModel, .configuration, .authentication, .permission,
            .rateLimited, .quotaExceeded, .contextLengthExceeded, .invalidRequest, .unreachable:
            true
        case .providerFailure, .invalidResponse:
            // Without a status it came in place of the rest of an answer.
            status != nil
        case .connection, .timedOut, .cancelled, .incomplete, .contentFiltered, .structuredOutput:
            false
        }
    }

    /// What happened, the provider's words, and the fix, in this order.
    public var message: String {
        var sentences = [reason]
        if let providerMessage, !providerMessage.isEmpty {
            sentences[0] = Self.withoutFullStop(reason) + ": " + Self.withFullStop(providerMessage)
        }
        if let fix {
            sentences.append(fix)
        }
        return sentences.joined(separator: " ")
    }

    private static func withoutFullStop(_ text: String) -> String {
        text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    private static func withFullStop(_ text: String) -> String {
        let ends: Set<Character> = [".", "!", "?", "…", "。"]
        return text.last.map(ends.contains) == true ? text : text + "."
    }
}

extension GatewayError: CustomStringConvertible {
    /// The message.
    public var description: String {
        message
    }
}
