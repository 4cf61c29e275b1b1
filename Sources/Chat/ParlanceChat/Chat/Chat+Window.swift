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
        dialogue.say(.warning(excess.sentence) + StyledText(" " + remedies(for: excess)))
        if await dialogue.agrees("Send it anyway? [y/N] ") { return true }
        await reportNotSent(turn.asking.prompt)
        return false
    }

    /// Makes sure that the conversation is not too long for a model.
    ///
    /// - Throws: ``CommandError`` when it is.
    func check(_ turn: PendingTurn) throws(CommandError) {
        guard let excess = excess(of: turn), excess.isCertain else { return }
        throw CommandError(excess.sentence + " Nothing was sent.")
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

    /// What helps against a prompt that is too long for the session's model.
    private func remedies(for excess: WindowExcess) -> String {
        let turns = state.session.conversation.turns.count
        let roomy = services.factory.roomyModel(for: excess, insteadOf: state.session.gateway.id)
        let ways = [
            turns > 1 ? "/compact summarizes the conversation" : nil,
            turns > 0 ? "/new starts over" : nil,
            roomy.map { "/model \($0) has a larger window" },
        ].compactMap(\.self)
        return ways.isEmpty ? "" : ways.joined(separator: ", ") + "."
    }
}
