package import GatewayCore
import ParlanceConversations
import TerminalEditor

/// What an answer took, as one line: tokens, seconds, speed, money, and the share of the window that the conversation
/// fills now. Where a line has no room for all, what matters least is left out: `/tokens` has it.
struct AnswerNumbers: Sendable, Hashable {
    /// A part of the line. Those that come first are left out first.
    enum Part: Int, CaseIterable, Sendable {
        case cacheWrites, estimate, cached, saving, speed, reasoning, window, seconds, cost, prompt, completion
    }

    private let texts: [Part: String]

    /// - Parameter model: What is known of the model: its window and its prices.
    /// - Returns: `nil` when nothing was counted.
    init?(_ answer: Answer, model: CatalogModel?) {
        guard let usage = answer.tokens, answer.usage != nil || usage.totalTokens > 0 else { return nil }
        let mark = usage.isEstimated ? "~" : ""
        var texts: [Part: String] = [
            .prompt: "\(usage.mark(of: .prompt))\(usage.promptTokens.grouped) in",
            .completion: "\(usage.mark(of: .completion))\(usage.completionTokens.grouped) out",
        ]
        if !usage.unreported.contains(.prompt) {
            if let counted = answer.estimate?.promptTokens, counted != usage.promptTokens {
                texts[.estimate] = "\(answer.isPromptExact ? "" : "~")\(counted.grouped)"
            }
            texts[.cached] = Self.detail(usage.cachedTokens, "cached")
            texts[.cacheWrites] = Self.detail(usage.cacheWriteTokens, "written to the cache")
        }
        texts[.reasoning] = Self.detail(usage.reasoningTokens, "reasoning")
        if let timing = answer.timing {
            texts[.seconds] = timing.total.seconds.text(places: 1) + " s"
            texts[.speed] = timing.tokensPerSecond(usage.completionTokens).map { $0.text(places: 0) + " t/s" }
        }
        texts[.cost] = ShownCost(of: usage, model)?.text(isExact: mark.isEmpty)
        if !usage.unreported.contains(.prompt) { texts[.saving] = model?.cacheSaving(of: usage)?.text }
        texts[.window] = model?.contextWindow.map { window in
            let tokens = usage.promptTokens + usage.completionTokens
            return "\(mark)\(Percent.text(tokens, of: window)) of \(window.grouped)"
        }
        self.texts = texts
    }

    private static func detail(_ tokens: Int?, _ word: String) -> String? {
        tokens.flatMap { $0 > 0 ? "\($0.grouped) \(word)" : nil }
    }

    /// All that has room, most telling first: `~398 → 412 in (12 cached) · 51 out · 3.0 s · 25 t/s · $0.092`.
    func text(columns: Int = .max) -> String {
        var left: Set<Part> = []
        for part in Part.allCases where part != .completion {
            let text = text(without: left)
            if text.cellWidth <= columns { return text }
            left.insert(part)
        }
        return text(without: left)
    }

    private func text(without left: Set<Part>) -> String {
        func text(_ part: Part) -> String? { left.contains(part) ? nil : texts[part] }
        func text(_ part: Part, _ details: [Part]) -> String? {
            let details = details.compactMap { text($0) }
            return text(part).map { details.isEmpty ? $0 : "\($0) (\(details.joined(separator: ", ")))" }
        }
        // `412 in`; `~398 → 412 in` where what was counted before and what was reported differ.
        let prompt = text(.prompt, [.cached, .cacheWrites]).map { prompt in
            text(.estimate).map { "\($0) → \(prompt)" } ?? prompt
        }
        let parts = [
            prompt, text(.completion, [.reasoning]), text(.seconds), text(.speed), text(.cost, [.saving]),
            text(.window),
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }
}

extension Usage {
    /// `~` where a number was counted here.
    package func mark(of part: Parts) -> String {
        unreported.contains(part) ? "~" : ""
    }
}
