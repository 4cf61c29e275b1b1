/// By what a refusal is known when its status alone does not tell: the provider's words for it, or the beginning or a
/// part of its sentence where it has no word.
struct ErrorSign: Sendable {
    /// Values of `type`, `code` or `status`.
    var words: Set<String>
    /// Parts of the message, in small letters.
    var phrases: [String]

    /// Whether a body bears the sign.
    func isIn(_ body: ProviderErrorBody) -> Bool {
        if [body.type, body.code].contains(where: { $0.map(words.contains) == true }) { return true }
        guard let message = body.message?.lowercased() else { return false }
        return phrases.contains(where: message.contains)
    }

    /// The account is empty: OpenAI's word, Anthropic's sentence, and the one of DeepSeek and Together.
    static let quota = ErrorSign(
        words: ["insufficient_quota", "billing_error"],
        phrases: ["credit balance is too low", "insufficient balance"])

    /// The conversation does not fit: OpenAI's and llama.cpp's words, the sentences of Anthropic, Gemini, vLLM.
    static let contextLength = ErrorSign(
        words: ["context_length_exceeded", "exceed_context_size_error"],
        phrases: [
            "prompt is too long", "exceeds the maximum number of tokens", "maximum context length",
            "exceed context limit",
        ])

    /// The key is wrong: Gemini says so with status 400.
    static let key = ErrorSign(words: ["API_KEY_INVALID"], phrases: ["api key not valid"])
}
