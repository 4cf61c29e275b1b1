package import GatewayCore
package import ParlanceConversations
package import TerminalEditor

/// What is said below an answer: how it ended, and its tokens.
package struct AnswerSummary: Sendable, Hashable {
    /// How the answer ended.
    private(set) var notices: [StyledText] = []
    /// Its numbers, the most telling first.
    let meters: [String]

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
        meters = Self.meters(of: answer, model: model)
    }

    /// The lines; the numbers stand on one where there is room.
    package func lines(columns: Int) -> [StyledText] {
        notices + numbers(columns: columns)
    }

    /// The lines of the numbers alone.
    ///
    /// - Parameter label: What they are about, where that is not plain.
    package func numbers(columns: Int, label: String? = nil) -> [StyledText] {
        let words =
            (label.map { [.dim($0)] } ?? [])
            + meters.enumerated().map { index, meter in
                StyledText.dim(meter + (index < meters.count - 1 ? " ·" : ""))
            }
        return WordFlow.lines(words, columns: columns, indent: 0, gap: 1)
    }

    /// Tokens, seconds, speed, money, and the share of the window that the conversation fills now.
    private static func meters(of answer: Answer, model: CatalogModel?) -> [String] {
        guard let usage = answer.tokens, answer.usage != nil || usage.totalTokens > 0 else { return [] }
        let mark = usage.isEstimated ? "~" : ""
        var meters = [
            prompt(of: answer, usage), "\(usage.mark(of: .completion))\(usage.completionTokens.grouped) out",
        ]
        if let reasoning = usage.reasoningTokens, reasoning > 0 { meters[1] += " (\(reasoning.grouped) reasoning)" }
        if let timing = answer.timing {
            meters.append(timing.total.seconds.text(places: 1) + " s")
            if let speed = timing.tokensPerSecond(usage.completionTokens) {
                meters.append(speed.text(places: 0) + " t/s")
            }
        }
        if let cost = ShownCost(of: usage, model) { meters.append(cost.text(isExact: mark.isEmpty)) }
        if let window = model?.contextWindow {
            let tokens = usage.promptTokens + usage.completionTokens
            meters.append("\(mark)\(Percent.text(tokens, of: window)) of \(window.grouped)")
        }
        return meters
    }

    /// `412 in`; `~398 → 412 in` where what was counted before and what was reported differ; `~398 in` without report.
    private static func prompt(of answer: Answer, _ usage: Usage) -> String {
        guard !usage.unreported.contains(.prompt) else { return "~\(usage.promptTokens.grouped) in" }
        var text = "\(usage.promptTokens.grouped) in"
        if let counted = answer.estimate?.promptTokens, counted != usage.promptTokens {
            text = "\(answer.isPromptExact ? "" : "~")\(counted.grouped) → \(text)"
        }
        let parts = [(usage.cachedTokens, "cached"), (usage.cacheWriteTokens, "written to the cache")]
        let details = parts.compactMap { count, word in count.flatMap { $0 > 0 ? "\($0.grouped) \(word)" : nil } }
        return details.isEmpty ? text : "\(text) (\(details.joined(separator: ", ")))"
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

extension Usage {
    /// `~` where a number was counted here.
    package func mark(of part: Parts) -> String {
        unreported.contains(part) ? "~" : ""
    }
}
