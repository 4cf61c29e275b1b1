import GatewayCore
import ParlanceConversations
import TerminalEditor

/// What the session may spend.
extension Chat {
    /// How much of the budget is used; `nil` without a budget.
    var budgetState: StyledText? {
        guard let budget = state.budget else { return nil }
        let share = budget.share(of: ledger.session)
        let text = "Budget \(budget.text), \(Percent.text(share)) used."
        return share >= Budget.warningShare ? .warning(text) : StyledText(text)
    }

    /// Says how much of the budget is used, once that is most of it.
    func reportBudget() {
        guard let budget = state.budget, budget.share(of: ledger.session) >= Budget.warningShare,
            let used = budgetState
        else { return }
        dialogue.say(used)
    }

    /// Whether nothing is left of the budget.
    var isBudgetSpent: Bool {
        state.budget.map { $0.share(of: ledger.session) >= 1 } ?? false
    }

    /// What is asked before turns that pass the budget together; `nil` when they may be sent.
    func budgetQuestion(before turns: [PendingTurn]) -> String? {
        guard let budget = state.budget else { return nil }
        let catalog = services.factory.catalog
        let cost = turns.reduce(0) { sum, turn in
            let tokens = turn.promptTokens.count
            let cached = turn.isOther ? nil : cachedPrefix(to: turn.asking.parent)?.tokens
            let usage = Usage(
                promptTokens: tokens, completionTokens: 0, cachedTokens: cached.map { min($0, tokens) })
            return sum + (catalog[turn.gateway]?.cost(of: usage) ?? 0)
        }
        let tokens = turns.reduce(0) { $0 + $1.promptTokens.count }
        guard budget.isPassed(by: ledger.session, sending: tokens, costing: cost) else { return nil }
        return "This would exceed the budget of \(budget.text). Send anyway? [y/N] "
    }
}
