import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What the session may spend.
extension Chat {
    /// What was spent today and this month, in all sessions.
    var spent: (today: SpendingSum, month: SpendingSum) {
        services.book?.spent() ?? (SpendingSum(), SpendingSum())
    }

    /// The budgets beside what was spent of them.
    var spentBudgets: SpentBudgets {
        SpentBudgets(state.budgets, session: ledger.session) { spent }
    }

    /// Where calls are booked.
    ///
    /// - Throws: ``CommandError`` where there is no place for it.
    var book: CallBook {
        get throws(CommandError) {
            guard let book = services.book else {
                throw CommandError("Spending isn't recorded: there is no home directory.")
            }
            return book
        }
    }

    /// How much of each budget is used; none without a budget.
    var budgetStates: [StyledText] { spentBudgets.entries.map(\.text) }

    /// As what, and where, a call of this session is booked.
    func booking(_ kind: UsageRecord.Kind) -> CallBooking? {
        services.book.map { CallBooking(in: $0, as: kind, session: state.session.id) }
    }

    /// Says what could not be booked, and how much of a budget is used, once that is most of it.
    mutating func reportSpending() {
        dialogue.warnOnce(services.book?.consumeProblem())
        guard state.budgets != Budgets() else { return }
        for entry in spentBudgets.entries where entry.share >= Budget.warningShare { dialogue.say(entry.text) }
    }

    /// Whether nothing is left of a budget.
    var isBudgetSpent: Bool { state.budgets != Budgets() && spentBudgets.isSpent }

    /// Which budget turns would exceed together, in a sentence; `nil` when they may be sent.
    func budgetExcess(before turns: [PendingTurn]) -> String? {
        guard state.budgets != Budgets() else { return nil }
        let catalog = services.factory.catalog
        let cost = turns.reduce(0) { sum, turn in
            let tokens = turn.promptTokens.count
            let cached = turn.isOther ? nil : cachedPrefix(to: turn.asking.parent)?.tokens
            let usage = Usage(
                promptTokens: tokens, completionTokens: 0, cachedTokens: cached.map { min($0, tokens) })
            return sum + (catalog[turn.gateway]?.cost(of: usage) ?? 0)
        }
        let tokens = turns.reduce(0) { $0 + $1.promptTokens.count }
        return spentBudgets.excess(sending: tokens, costing: cost)
    }

    /// What is asked before turns that pass a budget together; `nil` when they may be sent.
    func budgetQuestion(before turns: [PendingTurn]) -> String? {
        budgetExcess(before: turns).map { "\($0) Send anyway? [y/N] " }
    }
}

extension SpentBudgets.Entry {
    /// How much of it is used: `Budget $0.50, 85% used.`
    var text: StyledText {
        let name = name.prefix(1).uppercased() + name.dropFirst()
        let text = "\(name) \(budget.text), \(Percent.text(share)) used."
        return share >= Budget.warningShare ? .warning(text) : StyledText(text)
    }
}
