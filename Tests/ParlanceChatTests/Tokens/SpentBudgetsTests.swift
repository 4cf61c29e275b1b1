import GatewayCore
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Budgets beside what was spent")
struct SpentBudgetsTests {
    private func spent(_ dollars: Int, tokens: Int) -> SpendingSum {
        var sum = SpendingSum()
        sum.exact = Dollars(picos: dollars * 1_000_000_000_000)
        sum.prompt = tokens
        return sum
    }

    private func budgets(
        _ budgets: Budgets, _ account: TokenLedger.Account = TokenLedger.Account()
    ) -> SpentBudgets {
        SpentBudgets(budgets, session: account) { (spent(1, tokens: 100), spent(7, tokens: 1_000)) }
    }

    @Test("A prompt passes a token budget when it does not fit in what is left")
    func tokens() {
        let account = TokenLedger.Account(usage: Usage(promptTokens: 60, completionTokens: 20), reported: 1)
        let budgets = budgets(Budgets(session: .tokens(100)), account)
        #expect(budgets.entries.map(\.share) == [0.8])
        #expect(budgets.excess(sending: 20, costing: 0) == nil)
        #expect(budgets.excess(sending: 21, costing: 0) == "This would exceed the budget of 100 tokens.")
    }

    @Test("A prompt passes a money budget by what it costs to send; samples count in none")
    func money() {
        let budgets = budgets(Budgets(session: .money(10)), TokenLedger.Account(cost: 7, reported: 1))
        #expect(budgets.entries.map(\.share) == [0.7])
        #expect(budgets.excess(sending: 1, costing: 3) == nil)
        #expect(budgets.excess(sending: 1, costing: 3.01) == "This would exceed the budget of $10.00.")
        let samples = TokenLedger.Account(sampleCost: 20, samples: 1, reported: 1)
        #expect(self.budgets(Budgets(session: .money(10)), samples).entries.map(\.share) == [0])
    }

    @Test("A day and a month have budgets over everything that was spent in them")
    func time() {
        let both = budgets(Budgets(day: .money(2), month: .tokens(1_000)))
        #expect(both.entries.map(\.share) == [0.5, 1])
        #expect(both.isSpent)
        #expect(both.excess(sending: 0, costing: 1.5) == "This would exceed the day's budget of $2.00.")
        #expect(both.excess(sending: 1, costing: 0) == "This would exceed the month's budget of 1,000 tokens.")
        #expect(both.excess(sending: 0, costing: 0) == nil)
    }

    @Test("The log is read only where a day or a month has a budget")
    func unread() {
        var isRead = false
        _ = SpentBudgets(Budgets(session: .money(1)), session: TokenLedger.Account()) {
            isRead = true
            return (SpendingSum(), SpendingSum())
        }
        #expect(!isRead)
    }
}
