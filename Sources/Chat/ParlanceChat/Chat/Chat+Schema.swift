import GatewayCore
import GatewayJSON
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Answers that are to match a schema.
extension Chat {
    /// What to ask instead when an answer misses the schema; `nil` when it stands as it is, or the budget ends.
    func repair(_ answer: Answer, of turn: PendingTurn) -> PendingTurn? {
        guard let again = state.session.repair(answer, of: turn) else { return nil }
        guard state.budgets != Budgets() else { return again }
        var tree = state.session.tree
        tree.update(turn.number) { $0.answer = answer }
        let account = TokenLedger(tree, catalog: services.factory.catalog).session
        let usage = Usage(promptTokens: again.promptTokens.count, completionTokens: 0)
        let cost = services.factory.catalog[turn.gateway]?.cost(of: usage) ?? 0
        let budgets = SpentBudgets(state.budgets, session: account) { spent }
        return budgets.excess(sending: again.promptTokens.count, costing: cost) == nil ? again : nil
    }

    /// Adds an answer to the results, if it is one and these are kept.
    func keepResult(of answer: Answer) -> FileError? {
        guard let results = state.results, let result = result(of: answer) else { return nil }
        do throws(FileError) {
            try results.append(result)
            return nil
        } catch {
            return error
        }
    }

    /// The JSON of an answer that is complete and matches the schema.
    func result(of answer: Answer) -> JSONValue? {
        guard let schema = state.session.settings.schema, answer.status == .complete, answer.failure == nil else {
            return nil
        }
        return try? StructuredOutput.check(answer.response, against: schema)
    }
}
