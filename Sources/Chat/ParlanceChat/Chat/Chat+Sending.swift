import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What goes to the model, once it may.
extension Chat {
    /// Sends a prompt with what waits for it and the files that it names, which are shown first. Where it changes one
    /// that was said before, it begins a branch beside that.
    mutating func send(_ prompt: String, stoppedBy stop: AnswerStop) async {
        guard await settleModel(stoppedBy: stop) else { return await sayNotSent(prompt) }
        guard let attachments = await gatherAttachments(for: prompt, stoppedBy: stop) else { return }
        let asking = Asking(prompt, attachments: attachments, after: tray.parent(in: state.session))
        guard await isAllowed(asking) else { return }
        tray.clear()
        await ask(asking, stoppedBy: stop)
    }

    /// Makes ready for a request that is no change of the prompt at the line: that is given up, and there is a model to
    /// ask.
    ///
    /// - Returns: Whether there is one; otherwise it was said why not.
    mutating func prepareToAsk(stoppedBy stop: AnswerStop) async -> Bool {
        leaveEdit()
        return await settleModel(stoppedBy: stop)
    }

    /// Whether a prompt may be sent: it is within window and budget, or the person says so.
    func isAllowed(_ asking: Asking, of other: (any LLMGateway)? = nil) async -> Bool {
        guard await fitsWindow(asking, of: other) else { return false }
        guard let question = budgetQuestion(before: asking, of: other) else { return true }
        if await dialogue.agrees(question) { return true }
        await sayNotSent(asking.prompt)
        return false
    }
}
