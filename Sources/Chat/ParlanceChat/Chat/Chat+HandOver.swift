import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Handing an answer over to another model.
extension Chat {
    /// The chat as it would be if an answer were stopped now, as a copy of which nothing is written down.
    ///
    /// - Parameter partial: What there is of the answer.
    func stopping(_ turn: PendingTurn, after partial: Answer) -> Chat {
        var chat = unkept
        var whole = turn.whole(partial)
        let completion = turn.counter.count(answer: partial.reasoning + partial.text)
        whole.estimate = Usage(promptTokens: turn.promptTokens.count, completionTokens: completion.count)
        // A copy that is not written down cannot fail.
        try? chat.state.session.end(turn, with: whole)
        return chat
    }

    /// The turn in which a model continues the answer of a turn, or answers, where there are no words yet.
    func continuation(of turn: PendingTurn, by other: (any LLMGateway)? = nil) -> PendingTurn {
        let tree = state.session.tree
        let hasWords = tree[turn.number]?.isAnswered == true
        let asking =
            hasWords
            ? TurnRequest(continuing: turn.number, in: tree)
            : TurnRequest(turn.asking.prompt, attachments: turn.asking.attachments, after: turn.asking.parent)
        return pendingTurn(asking, of: other)
    }

    /// Keeps what came of an answer that was stopped for another model, switches to that, and begins the turn in which
    /// it continues.
    ///
    /// - Parameter partial: What came before it was stopped.
    /// - Returns: The turn; `nil` where the answer had ended already, or the person has stopped it: then it stands as
    ///   it is.
    mutating func handOver(
        _ turn: PendingTurn, after partial: Answer, to next: HandOver, _ commands: LiveCommands, _ live: LiveAnswer,
        stoppedBy stop: AnswerStop
    ) -> PendingTurn? {
        guard partial.status == .interrupted, !stop.isPressed else {
            // The switch holds for the next turn.
            live.resume(after: nil)
            if !stop.isPressed { reportLate(next) }
            return nil
        }
        keep(partial, of: turn, isRejected: false)
        let (before, after) = commands.changes
        adopt(after, since: before)
        var following = continuation(of: turn)
        let isUTF8 = services.answers.capabilities.isUTF8
        live.resume(after: PenMark.line(next.gateway.id, continues: following.beginning != nil, isUTF8: isUTF8))
        begin(&following)
        commands.restart(in: self)
        follow(following, countedBy: live.ledger)
        return following
    }
}
