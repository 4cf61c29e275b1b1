import GatewayCore
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Budgets of a session")
struct BudgetLedgerTests {
    @Test("A prompt passes a token budget when it does not fit in what is left")
    func tokens() {
        let account = TokenLedger.Account(usage: Usage(promptTokens: 60, completionTokens: 20), reported: 1)
        let budget = Budget.tokens(100)
        #expect(budget.share(of: account) == 0.8)
        #expect(!budget.isPassed(by: account, sending: TokenCount(count: 20, isExact: true), to: nil))
        #expect(budget.isPassed(by: account, sending: TokenCount(count: 21, isExact: true), to: nil))
    }

    @Test("A prompt passes a money budget by what it costs to send; without a price it costs nothing known")
    func money() {
        var model = CatalogModel(id: ModelID(provider: "openai", model: "priced"))
        model.inputPrice = 1_000_000
        model.outputPrice = 1
        let account = TokenLedger.Account(cost: 7, reported: 1)
        let budget = Budget.money(10)
        #expect(budget.share(of: account) == 0.7)
        #expect(!budget.isPassed(by: account, sending: TokenCount(count: 3, isExact: true), to: model))
        #expect(budget.isPassed(by: account, sending: TokenCount(count: 4, isExact: true), to: model))
        #expect(!budget.isPassed(by: account, sending: TokenCount(count: 4, isExact: true), to: nil))
        model.hasSamplePrices = true
        #expect(!budget.isPassed(by: account, sending: TokenCount(count: 4, isExact: true), to: model))
        let samples = TokenLedger.Account(sampleCost: 20, samples: 1, reported: 1)
        #expect(budget.share(of: samples) == 0)
    }
}
