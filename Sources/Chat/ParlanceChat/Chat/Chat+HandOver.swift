import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Handing an answer over to another model.
extension Chat {
    /// The turn in which a model goes on with what there is of an answer; where there are no words yet, it answers.
    func continuation(of turn: PendingTurn, after partial: Answer, by gateway: any LLMGateway) -> PendingTurn {
        var session = state.session.unkept
        let whole = turn.whole(partial)
        // A copy that is not written down cannot fail.
        try? session.end(turn, with: whole)
        let counter = state.calibrations.counter(for: gateway)
        return session.pendingTurn(for: request(after: turn, whole, in: session), of: gateway, counter: counter)
    }

    /// Keeps what came of an answer that was stopped for another model, switches to that, and begins the turn in which it
    /// continues.
    ///
    /// - Parameter partial: What came before it was stopped.
    /// - Returns: The turn; `nil` where the answer had ended already, or the person has stopped it: then it stands as it is.
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
        let asking = request(after: turn, turn.whole(partial), in: state.session)
        var following = pendingTurn(asking)
        let isUTF8 = services.answers.capabilities.isUTF8
        live.resume(after: PenMark.line(next.gateway.id, continues: asking.continued != nil, isUTF8: isUTF8))
        begin(&following)
        commands.restart(in: self)
        follow(following, countedBy: live.ledger)
        return following
    }

    private func request(after turn: PendingTurn, _ answer: Answer, in session: Session) -> TurnRequest {
        let hasWords = !answer.text.allSatisfy(\.isWhitespace)
        guard !hasWords else { return TurnRequest(continuing: turn.number, in: session.tree) }
        return TurnRequest(turn.asking.prompt, attachments: turn.asking.attachments, after: turn.asking.parent)
    }
}
