extension LLMResponse {
    /// What is wrong with an answer although it came to its end; `nil`: nothing.
    ///
    /// It is one that a filter ended, one of which only the reasoning came, one that asks for a tool instead of
    /// answering, and one whose content cannot be read: that is not an empty answer. An answer that was cut at the token
    /// limit, a refusal, and an answer that is empty are answers.
    public var fault: GatewayError? {
        switch finishReason.kind {
        case .contentFilter: return GatewayError(.contentFiltered, finishReason.filterSentence)
        case .error: return GatewayError(.providerFailure, "The provider reported that the answer ended with an error.")
        case .length, .refusal: return nil
        case .stop, .toolCalls, .other: break
        }
        guard content.allSatisfy(\.isWhitespace) else { return nil }
        if finishReason.kind == .toolCalls || !requestedTools.isEmpty {
            return GatewayError(.invalidResponse, toolSentence, fix: "Ask for an answer without tools.")
        }
        if reasoning.contains(where: { !$0.isWhitespace }) {
            return GatewayError(
                .incomplete, "The answer was cut off: only its reasoning arrived.",
                fix: "Try again, or raise the token limit (max_tokens).", isRetryable: true)
        }
        return unreadable
    }

    /// What is said of tools that nobody offered.
    public var toolSentence: String {
        let names = requestedTools
        guard !names.isEmpty else { return "The model asked for a tool, which Parlance does not offer." }
        return names.count == 1
            ? "The model asked for a tool (\(names[0])), which Parlance does not offer."
            : "The model asked for tools (\(names.joined(separator: ", "))), which Parlance does not offer."
    }

    /// The error of content in which no text was found, and which the provider counted or named all the same.
    private var unreadable: GatewayError? {
        let tokens = usage.map { $0.completionTokens - ($0.reasoningTokens ?? 0) } ?? 0
        let kinds = unreadContent
        let reason: String
        if !kinds.isEmpty {
            reason = "its content is of a kind that Parlance doesn't support (\(kinds.joined(separator: ", ")))."
        } else if tokens > 1 {
            // Of an empty answer llama.cpp and Ollama count the token that ends it.
            reason = "it has no text where Parlance looks for it, although \(tokens) tokens were reported."
        } else {
            return nil
        }
        return GatewayError(
            .invalidResponse, "The answer could not be read: " + reason,
            fix: "Check that the provider's dialect is right; --debug writes the reply to a file.")
    }
}

extension FinishReason {
    /// What is said of an answer that a filter ended, with the provider's words for why.
    public var filterSentence: String {
        let word = raw.flatMap { ["content_filter", "content_filtered"].contains($0.lowercased()) ? nil : $0 }
        let reason = (explanation ?? word).map { " (\($0.hasSuffix(".") ? String($0.dropLast()) : $0))" } ?? ""
        return "The provider's content filter ended the answer\(reason)."
    }
}
