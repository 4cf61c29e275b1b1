import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What is too long for the model.
extension Chat {
    /// Whether a prompt fits the model, or the person has it sent all the same: what is known of the window may be out
    /// of date. What is too long only by an estimate is sent with a warning.
    func fitsWindow(_ asking: Asking, of other: (any LLMGateway)? = nil) async -> Bool {
        guard let excess = context.excess(of: asking, for: other ?? context.session.gateway) else { return true }
        guard excess.isCertain else {
            context.writer.say(.warning(excess.sentence))
            return true
        }
        context.writer.say(.warning(excess.sentence) + StyledText(" " + context.remedies(for: excess)))
        if await agrees("Send it all the same? [y/N] ") { return true }
        await sayNotSent(asking.prompt)
        return false
    }
}
