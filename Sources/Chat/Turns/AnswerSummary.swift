import GatewayCore
import Terminal

/// What is said below an answer: how it ended, and its tokens.
struct AnswerSummary: Sendable, Hashable {
    let lines: [StyledText]

    init(_ answer: Answer, isStructured: Bool) {
        var lines: [StyledText] = []
        switch answer.status {
        case .complete where answer.failure == nil:
            if answer.text.isEmpty { lines.append(.warning("The answer is empty.")) }
            if let ending = Self.ending(answer.finishReason) { lines.append(.warning(ending)) }
            if isStructured { lines.append(.success("The answer matches the schema.")) }
        case .complete: break
        case .interrupted where answer.text.isEmpty:
            lines.append(.warning("Stopped before an answer came; Up brings the prompt back."))
        case .interrupted:
            lines.append(.warning("Stopped. What came is kept."))
        case .failed where !answer.text.isEmpty:
            lines.append(.warning("What came is kept."))
        case .failed: break
        }
        if let failure = answer.failure {
            lines.insert(.error(failure.message), at: 0)
        }
        if let usage = answer.usage {
            lines.append(.dim("\(usage.promptTokens.grouped) in · \(usage.completionTokens.grouped) out"))
        }
        self.lines = lines
    }

    /// What a person should know about an answer that ended, but not because the model was done.
    static func ending(_ reason: FinishReason?) -> String? {
        switch reason?.kind {
        case .length: "The answer reached the token limit and is cut."
        case .contentFilter: "The provider's content filter ended the answer."
        case .refusal: "The model refused."
        case .error: "The provider says that the answer ended with an error."
        default: nil
        }
    }
}
