import GatewayJSON
import GatewaySchema

extension StructuredOutput {
    /// How often a person's question is asked again at most, because the answer does not match the schema.
    public static let repairLimit = 2

    /// The request that shows the model its answer and what is wrong with it; nil when asking again would not help, as
    /// after a refusal or an answer that was cut off.
    ///
    /// - Parameters:
    ///   - request: The question as it was asked first.
    ///   - answer: The last answer.
    ///   - failure: What ``check(_:against:)`` says of it.
    public static func repair(
        _ request: LLMRequest, after answer: String, _ failure: GatewayError
    ) -> LLMRequest? {
        guard failure.code == .structuredOutput, failure.isRetryable else { return nil }
        // A message without text is refused by most providers; there is nothing to show of it either.
        guard answer.contains(where: { !$0.isWhitespace }) else { return request }
        var request = request
        request.messages += [
            .assistant(answer),
            .user(
                "\(failure.message)\nAnswer again with the whole, corrected JSON and nothing else."
                    + reminder(of: request.responseFormat)),
        ]
        return request
    }

    /// The largest schema that is said once more, in bytes.
    private static let longestReminder = 16 * 1024

    /// The schema in words: a server that ignores the field for it, as llama.cpp's Responses does, has never shown it
    /// to the model.
    private static func reminder(of format: ResponseFormat) -> String {
        guard case .jsonSchema(let schema) = format else { return "" }
        let text = schema.value.serialized()
        return text.utf8.count > longestReminder ? "" : "\nIt must be valid against this JSON Schema:\n\(text)"
    }
}
