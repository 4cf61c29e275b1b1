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
    func sayBudget() {
        guard let budget = state.budget, budget.share(of: ledger.session) >= Budget.warningShare,
            let used = budgetState
        else { return }
        dialogue.say(used)
    }

    /// What is asked before a prompt that passes the budget; `nil` when it may be sent.
    ///
    /// - Parameter other: A model other than the session's that would be asked.
    func budgetQuestion(before asking: Asking, of other: (any LLMGateway)? = nil) -> String? {
        budgetQuestion(before: [(other ?? state.session.gateway, asking.request(in: state.session, of: other))])
    }

    /// What is asked before requests that pass the budget together; `nil` when they may be sent.
    func budgetQuestion(before requests: [(gateway: any LLMGateway, request: LLMRequest)]) -> String? {
        guard let budget = state.budget else { return nil }
        let counts = requests.map {
            (gateway: $0.gateway, tokens: state.calibrations.counter(for: $0.gateway).count($0.request))
        }
        let catalogue = services.factory.catalogue
        let cost = counts.reduce(0) { sum, count in
            let usage = Usage(promptTokens: count.tokens.count, completionTokens: 0)
            return sum + (catalogue[count.gateway]?.cost(of: usage) ?? 0)
        }
        let tokens = counts.reduce(0) { $0 + $1.tokens.count }
        guard budget.isPassed(by: ledger.session, sending: tokens, costing: cost) else { return nil }
        return "This passes the budget of \(budget.text). Send it? [y/N] "
    }
}
