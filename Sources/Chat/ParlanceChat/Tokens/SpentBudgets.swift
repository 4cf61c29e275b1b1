import GatewayCore
import ParlanceConversations

/// Budgets beside what was spent of them.
struct SpentBudgets {
    /// One budget.
    struct Entry {
        /// Of what it is, as it follows "the": `budget`, `day's budget`.
        var name: String
        var budget: Budget
        /// US dollars that were spent.
        var dollars: Double
        /// Tokens that were spent.
        var tokens: Int

        /// The share that is used; above 1 it is spent.
        var share: Double {
            switch budget {
            case .money(let limit): dollars / limit
            case .tokens(let limit): Double(tokens) / Double(limit)
            }
        }

        /// Whether prompts pass it when they are sent, whatever their answers cost then.
        func isPassed(sending more: Int, costing cost: Double) -> Bool {
            switch budget {
            case .money(let limit): dollars + cost > limit
            case .tokens(let limit): tokens + more > limit
            }
        }

        /// What is left of it, in words.
        var rest: String {
            switch budget {
            case .money(let limit): Money.text(max(0, limit - dollars))
            case .tokens(let limit): max(0, limit - tokens).counted("token")
            }
        }
    }

    /// Those that are set: of the session, of the day, of the month.
    let entries: [Entry]

    /// - Parameters:
    ///   - account: What the session has taken.
    ///   - spent: What was spent today and this month; asked for where there is a budget for it.
    init(
        _ budgets: Budgets, session account: TokenLedger.Account,
        spent: () -> (today: SpendingSum, month: SpendingSum)
    ) {
        var entries: [Entry] = []
        if let budget = budgets.session {
            entries.append(
                Entry(
                    name: "budget", budget: budget, dollars: account.cost ?? 0,
                    tokens: account.all?.totalTokens ?? 0))
        }
        if budgets.day != nil || budgets.month != nil {
            let spent = spent()
            func add(_ budget: Budget?, _ name: String, _ sum: SpendingSum) {
                guard let budget else { return }
                entries.append(Entry(name: name, budget: budget, dollars: sum.cost.value, tokens: sum.tokens))
            }
            add(budgets.day, "day's budget", spent.today)
            add(budgets.month, "month's budget", spent.month)
        }
        self.entries = entries
    }

    /// Says which budget prompts would exceed when they are sent; `nil` where none.
    func excess(sending tokens: Int, costing cost: Double) -> String? {
        entries.first { $0.isPassed(sending: tokens, costing: cost) }.map {
            "This would exceed the \($0.name) of \($0.budget.text)."
        }
    }

    /// Whether nothing is left of one.
    var isSpent: Bool { entries.contains { $0.share >= 1 } }
}
