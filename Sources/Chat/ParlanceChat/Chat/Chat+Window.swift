import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What is too long for the model.
extension Chat {
    /// From this share of the window on, a person is told of `/compact`.
    private static let nearlyFull = 0.8

    /// Whether a prompt fits the model, or the person has it sent all the same: what is known of the window may be out
    /// of date. What is too long only by an estimate is sent with a warning.
    func fitsWindow(_ turn: PendingTurn) async -> Bool {
        guard let excess = excess(of: turn) else { return true }
        guard excess.isCertain else {
            dialogue.say(.warning(excess.sentence))
            return true
        }
        let advice = ways(toFit: excess.tokens.count, insteadOf: turn.gateway.id)
        dialogue.say(.warning(excess.sentence) + StyledText(advice.isEmpty ? "" : " \(advice)"))
        if await dialogue.agrees("Send it anyway? [y/N] ") { return true }
        await reportNotSent(turn.asking.prompt)
        return false
    }

    /// Makes sure that the conversation is not too long for a model.
    ///
    /// - Parameter isSummary: Whether a summary is asked for, which `/compact` is no way out of.
    /// - Throws: ``CommandError`` when it is.
    func check(_ turn: PendingTurn, isSummary: Bool = false) throws(CommandError) {
        guard let excess = excess(of: turn), excess.isCertain else { return }
        let advice = ways(toFit: excess.tokens.count, insteadOf: turn.gateway.id, compacting: !isSummary)
        throw CommandError(excess.sentence + " Nothing was sent." + (advice.isEmpty ? "" : " \(advice)"))
    }

    /// Tells of `/compact` once the conversation fills most of the window.
    func reportWindow() {
        let turns = state.session.conversation.turns
        guard let answer = turns.last?.answer, let usage = answer.tokens,
            let window = services.factory.catalog[answer.served]?.contextWindow, turns.count > 1,
            Double(usage.totalTokens) >= Double(window) * Self.nearlyFull
        else { return }
        dialogue.say(
            .warning("The window is \(Percent.text(usage.totalTokens, of: window)) full.")
                + " /compact continues from a summary.")
    }

    /// By how much a conversation is too long for a model; `nil` when it fits, or nobody knows.
    private func excess(of turn: PendingTurn) -> WindowExcess? {
        guard let window = services.factory.catalog[turn.gateway]?.contextWindow else { return nil }
        return WindowExcess(turn.promptTokens, model: turn.gateway.id, window: window)
    }

    /// What helps when a model has refused a prompt as too long.
    func roomAdvice(for turn: PendingTurn) -> String {
        let tokens = max(turn.promptTokens.count, services.factory.catalog[turn.gateway]?.contextWindow ?? 0) + 1
        let ways = ways(toFit: tokens, insteadOf: turn.gateway.id)
        return ways.isEmpty ? "Shorten the prompt, or switch to a model with a larger window (/model)." : ways
    }

    /// What helps against a prompt that is too long for a model, as a sentence; empty where nothing does.
    private func ways(toFit tokens: Int, insteadOf model: ModelID, compacting: Bool = true) -> String {
        let answered = state.session.conversation.answeredCount
        let roomy = services.factory.roomyModel(for: tokens, insteadOf: model)
        let ways = [
            answered > 1 && compacting ? "/compact summarizes the conversation" : nil,
            answered > 0 ? "/new starts over" : nil,
            roomy.map { "/model \($0) has a larger window" },
        ].compactMap(\.self)
        return ways.isEmpty ? "" : ways.joined(separator: ", ") + "."
    }
}
