import GatewayCore
package import ParlanceConversations
package import TerminalEditor

/// Asking again for an answer that misses the schema.
extension Session {
    /// What to ask instead when an answer misses the schema: the errors are shown to the model, a few times at most. Nil
    /// when the answer stands as it is.
    package func repair(_ answer: Answer, of turn: PendingTurn) -> PendingTurn? {
        guard let failure = answer.failure,
            (tree[turn.number]?.rejected.count ?? 0) < StructuredOutput.repairLimit
        else { return nil }
        // From the question on, whatever branch is shown by now, and without earlier wrong answers.
        var request = request(adding: nil, of: turn.gateway, after: turn.number)
        request.temperature = turn.request.temperature
        request.caching = turn.request.caching
        request.reasoning = turn.request.reasoning
        return StructuredOutput.repair(request, after: answer.text, failure).map(turn.again)
    }

    /// Says that an answer which misses the schema stays, as it was asked for as often as it may be; `nil` where it was
    /// not.
    package func lastRepairNotice(of turn: PendingTurn) -> StyledText? {
        guard let turn = tree[turn.number], turn.answer?.failure?.code == .structuredOutput,
            turn.rejected.count >= StructuredOutput.repairLimit
        else { return nil }
        return .warning("Gave up after \(turn.rejected.count + 1) tries; the last answer stays as it is.")
            + " /retry tries again."
    }

    /// Says that an answer was set aside and is asked for again, and how often that may be.
    package func repairNotice(of turn: PendingTurn) -> StyledText {
        let count = tree[turn.number]?.rejected.count ?? 0
        return .dim("Asking again with the errors (\(count) of at most \(StructuredOutput.repairLimit)).")
    }
}
