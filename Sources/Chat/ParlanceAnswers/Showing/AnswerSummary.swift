package import GatewayCore
package import ParlanceConversations
package import TerminalEditor

/// What is said below an answer: how it ended, and its tokens.
package struct AnswerSummary: Sendable, Hashable {
    /// How the answer ended.
    private(set) var notices: [StyledText] = []
    /// Its numbers.
    let numbers: AnswerNumbers?

    /// - Parameters:
    ///   - answer: What came now.
    ///   - isContinued: Whether it goes on with what came before: that is kept, whatever becomes of this.
    ///   - compared: The number of its turn, if others were asked at once: then another may be the one to go on with.
    ///   - model: What is known of the model: its window and its prices.
    ///   - roomAdvice: What helps a conversation that is too long for the model, as sentences.
    package init(
        _ answer: Answer, isStructured: Bool, isContinued: Bool = false, compared: Int? = nil,
        model: CatalogModel? = nil, roomAdvice: String? = nil
    ) {
        let isBlank = answer.text.allSatisfy(\.isWhitespace)
        let isLost = isBlank && !isContinued
        let resumeHint = compared.map { "/go \($0), then /continue resumes it." } ?? "/continue resumes it."
        let unsent: StyledText = .dim(
            compared == nil
                ? "The prompt got no answer and was left out. /retry sends it again."
                : "/retry \(answer.model) asks again.")
        switch answer.status {
        case .complete where answer.failure == nil:
            if isBlank, isContinued, [.stop, .length].contains(answer.finishReason?.kind) {
                notices.append(.warning("Nothing was added."))
            } else if let ending = Self.ending(of: answer) {
                let way = answer.finishReason?.kind == .length && !isBlank ? " \(resumeHint)" : ""
                notices.append(.warning(ending + way))
            }
            if isStructured { notices.append(.success("The answer matches the schema.")) }
            if isLost { notices.append(unsent) }
        case .complete:
            if let failure = answer.failure { notices.append(.error(failure.message)) }
            if isLost { notices.append(unsent) }
        case .interrupted where isLost:
            notices.append(.warning("Stopped before the answer started.") + .dim(" ") + unsent)
        case .interrupted:
            notices.append(.warning("Stopped. The partial answer is kept; \(resumeHint)"))
        case .failed:
            if let failure = answer.failure { notices.append(.error(Self.sentence(on: failure, roomAdvice))) }
            notices.append(isLost ? unsent : .warning("The partial answer is kept; \(resumeHint)"))
        }
        numbers = AnswerNumbers(answer, model: model)
    }

    /// The lines; the numbers are one, whatever the width.
    package func lines(columns: Int) -> [StyledText] {
        notices + numberLines(columns: columns)
    }

    /// The line of the numbers alone; none where nothing was counted.
    ///
    /// - Parameter label: What they are about, where that is not plain.
    package func numberLines(columns: Int, label: String? = nil) -> [StyledText] {
        guard let numbers else { return [] }
        let start = label.map { $0 + " " } ?? ""
        return [.dim((start + numbers.text(columns: columns - start.cellWidth)).truncated(to: columns))]
    }

    /// A failure, without the advice that the chat has something better for.
    private static func sentence(on failure: GatewayError, _ roomAdvice: String?) -> String {
        var failure = failure
        if failure.code == .contextLengthExceeded, let roomAdvice { failure.fix = roomAdvice }
        if failure.isRetryable { failure.fix = nil }
        return failure.message
    }

    /// What a person should know about an answer that ended, but not because the model was done.
    package static func ending(of answer: Answer) -> String? {
        let isBlank = answer.text.allSatisfy(\.isWhitespace)
        return switch answer.finishReason?.kind {
        case .length where isBlank: "The token limit was reached before the answer started."
        case .length: "The answer reached the token limit and was cut off."
        case .contentFilter: answer.finishReason?.filterSentence
        case .refusal: "The model refused."
        case .error: "The provider reported that the answer ended with an error."
        default:
            if answer.finishReason?.kind == .toolCalls || !answer.response.requestedTools.isEmpty {
                answer.response.toolSentence
            } else {
                isBlank ? "The answer is empty." : nil
            }
        }
    }
}
