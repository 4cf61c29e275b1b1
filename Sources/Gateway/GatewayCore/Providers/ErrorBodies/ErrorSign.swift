/// By what a refusal is known when its status alone does not tell: the provider's words for it, or a part of its
/// sentence where it has no word.
struct ErrorSign: Sendable {
    /// Two parts of one sentence, such as `model` and `not found`, with a name between them.
    struct Pair: Sendable {
        /// What comes first.
        var first: String
        /// What comes after it.
        var second: String
        /// Words that must not be between the two: they make it a sentence about something else.
        var without: [String] = []
    }

    /// The longest name between the parts of a ``Pair``, in bytes.
    private static let longestGap = 120

    /// Values of `type`, `code`, `status` or `reason`, in small letters.
    var words: Set<String> = []
    /// Parts of the message, in small letters.
    var phrases: [String] = []
    /// Parts of the message that belong together, in small letters.
    var pairs: [Pair] = []
    /// Parts of the message, and words, with which it is another error.
    var unless: [String] = []

    /// Whether a body bears the sign.
    func isIn(_ body: ProviderErrorBody) -> Bool {
        let kinds = Set((body.kinds.union([body.type, body.code].compactMap(\.self))).map { $0.lowercased() })
        let message = body.message?.lowercased() ?? ""
        guard !unless.contains(where: { message.contains($0) || kinds.contains($0) }) else { return false }
        return !kinds.isDisjoint(with: words) || phrases.contains(where: message.contains)
            || pairs.contains { $0.isIn(message) }
    }
}

extension ErrorSign.Pair {
    /// Whether both parts are in a sentence of a message.
    func isIn(_ message: String) -> Bool {
        var rest = message[...]
        while let start = rest.firstRange(of: first) {
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: second) else { return false }
            let gap = rest[..<end.lowerBound]
            if gap.utf8.count <= ErrorSign.longestGap, !gap.contains(". "), !without.contains(where: gap.contains) {
                return true
            }
        }
        return false
    }

    fileprivate init(_ first: String, _ second: String, without: [String] = []) {
        self.init(first: first, second: second, without: without)
    }
}

extension ErrorSign {
    /// The account is empty: the words of OpenAI, Anthropic, one-api, LiteLLM and DashScope, the sentences of
    /// Anthropic, DeepSeek and Together, OpenRouter, xAI and others.
    static let quota = ErrorSign(
        words: [
            "insufficient_quota", "billing_error", "insufficient_balance", "insufficient_user_quota",
            "billing_hard_limit_reached", "billing_not_active", "credits_exhausted", "budget_exceeded", "arrearage",
            "exceeded_current_quota_error",
        ],
        phrases: [
            "credit balance is too low", "insufficient balance", "insufficient credit", "insufficient fund",
            "requires more credits", "out of credits", "not enough credits", "doesn't have any credits",
            "does not have any credits", "used all available credits", "monthly spending limit",
            "please check your billing", "budget has been exceeded", "余额不足", "额度不足", "额度已用尽",
        ],
        pairs: [Pair("balance", "insufficient")])

    /// The sentence of OpenAI for an empty account is also Google's for too many requests a minute.
    static let currentQuota = ErrorSign(phrases: ["exceeded your current quota"], unless: ["resource_exhausted"])

    /// The conversation does not fit: words of OpenAI, llama.cpp and LiteLLM, sentences of Anthropic, Gemini, vLLM,
    /// Mistral, Groq, xAI, Cohere, Ollama, LM Studio, Hugging Face's servers, Kimi, DashScope and GitHub. What counts
    /// tokens a minute is another limit.
    static let contextLength = ErrorSign(
        words: [
            "context_length_exceeded", "exceed_context_size_error", "context_window_exceeded",
            "contextwindowexceedederror", "string_above_max_length", "prompt_too_long", "input_too_long",
            "tokens_limit_reached",
        ],
        phrases: [
            "prompt is too long", "input is too long", "prompt too long", "exceeds the maximum number of tokens",
            "maximum context length", "exceed context limit", "exceeds the available context size",
            "context size has been exceeded", "contextwindowexceedederror", "context window exceeds",
            "context length exceeded", "context window exceeded", "exceeded the context", "context the overflows",
            "context overflow", "greater than the context length", "reduce the length of the messages",
            "maximum prompt length is", "too many tokens: total number of tokens", "maximum model length",
            "`inputs` tokens + `max_new_tokens`", "`inputs` must have less than", "range of input length should be",
            "exceeded model token limit", "exceed max message tokens", "prompt exceeds max length",
            "input tokens exceed the configured limit",
        ],
        pairs: [
            Pair("exceed", "context length"), Pair("exceed", "context window"), Pair("exceed", "context size"),
            Pair("longer than", "context length"), Pair("context length", "exceed"), Pair("context window", "exceed"),
            Pair("input token count", "exceeds"),
            Pair("larger than", "context size"), Pair("larger than", "context length"),
        ],
        unless: [
            "rate limit", "rate_limit_exceeded", "rate_limit_error", "rate_limited", "per minute", "per day", "(tpm)",
            "content_filter",
        ])

    /// The key is wrong, missing or has run out: Gemini and xAI say so with status 400, others with 403.
    static let key = ErrorSign(
        words: [
            "api_key_invalid", "invalid_api_key", "authentication_error", "invalidapikey", "unauthenticated",
            "invalid_authentication_error", "authenticationerror",
        ],
        phrases: [
            "api key not valid", "incorrect api key", "invalid api key", "invalid api-key", "invalid x-api-key",
            "api key is invalid", "api key is not valid", "api key is missing", "missing api key", "api key expired",
            "api key has expired", "api key not found", "no api key provided", "invalid access token",
            "invalid bearer token", "no auth credentials found", "could not validate credentials",
            "authentication fails", "invalid authentication", "not authenticated", "无效的令牌",
            "security token included in the request is", "reported as leaked", "unregistered callers",
        ],
        unless: Self.filters)

    /// The key is good, but not for this: words of LiteLLM, OpenAI and Groq, sentences of LiteLLM, Bedrock, OpenAI and
    /// OpenRouter.
    static let access = ErrorSign(
        words: [
            "key_model_access_denied", "team_model_access_denied", "ip_not_authorized", "model_terms_required",
            "unsupported_country_region_territory",
        ],
        phrases: [
            "not allowed to access model", "you don't have access to the model", "does not have access to model",
            "organization must be verified", "matching your data policy", "no allowed providers are available",
            "can handle the requested parameters",
        ])

    /// The model is there, but not for chats, or only over Responses: sentences of OpenAI and Azure.
    static let otherInterface = ErrorSign(
        phrases: [
            "only supported in v1/responses", "not in v1/chat/completions", "not supported in the v1/chat/completions",
            "not a chat model", "operation does not work with the specified model",
        ])

    /// The model is unknown, was withdrawn or is not loaded, whatever the status.
    static let unknownModel = ErrorSign(
        words: [
            "model_not_found", "invalid_model", "deploymentnotfound", "model_decommissioned", "unknown_model",
            "modelnotfound", "invalidmodel", "model_not_exist", "model_not_supported", "invalid_model_error",
            "model_not_available",
        ],
        phrases: [
            "model not found", "model not exist", "model does not exist", "unknown model", "no such model",
            "invalid model name", "invalid model id", "invalid model:", "not a valid model",
            "supported api model names",
            "deployment for this resource does not exist", "has been decommissioned", "try pulling it",
            "no endpoints found for", "no models loaded", "model is not loaded", "model not loaded",
            "could not find model", "cannot find model", "no model named", "unsupported model", "模型不存在",
            "model identifier is invalid", "llm provider not provided", "no available channel for model", "无可用渠道",
        ],
        pairs: [
            Pair("model", "not found", without: otherThings), Pair("model", "does not exist", without: otherThings),
            Pair("model", "not supported by any provider"), Pair("model", "has been retired"),
            Pair("model", "has been deprecated"), Pair("model", "doesn't exist", without: otherThings),
        ],
        unless: filters + ["temporarily"])

    /// The server reads the model's file into memory, and will answer then.
    static let loading = ErrorSign(
        phrases: [
            "loading model", "loading the model", "is loading", "currently loading", "still loading", "being loaded",
            "model loading", "warming up", "starting up", "is initializing", "not ready yet", "not yet ready",
            "model is not ready", "model not ready", "scaled to zero", "is starting",
        ],
        unless: ["failed to load", "error loading", "failed loading"])

    /// The request itself cannot be done, although the status speaks of a failure: llama.cpp says so with status 500.
    static let permanent = ErrorSign(
        words: ["invalid_request_error", "not_supported_error", "not_implemented", "unsupported", "bad_request"],
        phrases: [
            "not supported", "does not support", "doesn't support", "unsupported", "not implemented", "param requires",
            "cannot use both", "can't use both", "requires --", "failed to parse grammar", "failed to parse messages",
            "failed to initialize samplers", "invalid request", "is not enabled", "unrecognized request argument",
            "extra inputs are not permitted", "unable to generate parser", "requires more system memory",
        ],
        unless: ["temporarily", "overloaded", "try again"])

    /// What a filter objects to may be a text about keys and models.
    private static let filters = [
        "content_filter", "content_policy_violation", "responsibleaipolicyviolation", "content management policy",
        "safety", "moderation",
    ]
    /// Other things that may be missing in a sentence that begins with the model.
    private static let otherThings = [
        "tool", "file", "function", "template", "adapter", "image", "message", "response",
    ]
}
