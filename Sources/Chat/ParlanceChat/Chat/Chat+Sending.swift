import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What goes to the model, once it may.
extension Chat {
    /// Sends a prompt with what waits for it and the files that it names, which are shown first. Where it changes one
    /// that was said before, it begins a branch beside that.
    mutating func send(_ prompt: String, stoppedBy stop: AnswerStop) async {
        guard await settleModel(stoppedBy: stop) else { return await reportNotSent(prompt) }
        guard let attachments = await gatherAttachments(for: prompt, stoppedBy: stop) else { return }
        let turn = pendingTurn(TurnRequest(prompt, attachments: attachments, after: tray.parent(in: state.session)))
        guard await isAllowed(turn) else { return }
        tray.clear()
        await ask(turn, stoppedBy: stop)
    }

    /// What would be sent.
    ///
    /// - Parameter other: A model other than the session's.
    func pendingTurn(_ asking: TurnRequest, of other: (any LLMGateway)? = nil) -> PendingTurn {
        let counter = state.calibrations.counter(for: other ?? state.session.gateway)
        // An answer of another model is one of its own: nobody reads its prompt again.
        let goesOn = other.map { ServedModel($0) == ServedModel(state.session.gateway) } ?? true
        let caching = PromptCaching(goesOn ? state.session.settings.caching : .off)
        return state.session.pendingTurn(for: asking, of: other, counter: counter, caching: caching)
    }

    /// Sends what a command has worked out, if it may be sent. It is no change of the prompt at the line: that is given
    /// up.
    mutating func send(_ turn: PendingTurn, stoppedBy stop: AnswerStop) async {
        let isOpen = state.pendingChoice != nil
        guard await prepareToAsk(stoppedBy: stop) else { return }
        // Until now nobody knew which model the session's is.
        let turn = isOpen && !turn.isOther ? pendingTurn(turn.asking) : turn
        guard await isAllowed(turn) else { return }
        await ask(turn, stoppedBy: stop)
    }

    /// Makes ready for a request that is no change of the prompt at the line: that is given up, and there is a model to
    /// ask.
    ///
    /// - Returns: Whether there is one; otherwise it was said why not.
    mutating func prepareToAsk(stoppedBy stop: AnswerStop) async -> Bool {
        leaveEdit()
        let isReady = await settleModel(stoppedBy: stop)
        if !isReady { holdQueue() }
        return isReady
    }

    /// Whether a prompt may be sent: it is within window and budget, or the person says so.
    private func isAllowed(_ turn: PendingTurn) async -> Bool {
        guard await fitsWindow(turn) else { return false }
        guard let question = budgetQuestion(before: [turn]) else { return true }
        if await dialogue.agrees(question) { return true }
        await reportNotSent(turn.asking.prompt)
        return false
    }
}
