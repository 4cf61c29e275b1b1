import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceConversations

@Suite("Money of a ledger, samples apart")
struct TokenLedgerShownTests {
    private static let catalog: ServedCatalog = {
        var tour = CatalogModel.make(.tour, input: 1_000, output: 1_000)
        tour.hasSamplePrices = true
        return ServedCatalog([tour, .make(input: 1_000, output: 1_000)])
    }()

    private func ledger(_ models: ModelID...) -> TokenLedger {
        let turns = models.map { Turn(prompt: "a", answer: .make(model: $0, usage: .make(1_000, 0))) }
        return TokenLedger(Conversation(turns: turns), catalog: Self.catalog)
    }

    @Test("Where only the demonstration answered, its sum is shown, and is no cost")
    func alone() {
        let account = ledger(.tour, .tour).session
        #expect(account.cost == nil && account.costText == nil && account.unpriced == 0)
        #expect(account.sampleCost == 2 && account.shownCostText() == "sample $2.00")
        #expect(ledger(.tour).entries.map(\.shownCost) == [ShownCost(1, isSample: true)])
    }

    @Test("Beside a model that is paid for, the sum is what was paid")
    func paid() {
        let ledger = ledger(.tour, .gpt4o, .tour)
        #expect(ledger.session.cost == 1 && ledger.session.shownCostText() == "$1.00")
        #expect(ledger.models.map { $0.account.shownCostText() } == ["sample $2.00", "$1.00"])
        #expect(ledger.entries.map { $0.shownCost?.isSample } == [true, false, true])
    }

    @Test("Beside a model without a price, or one that costs nothing, there is no sum")
    func free() {
        #expect(ledger(.tour, .mistralLarge).session.shownCostText() == nil)
        #expect(ledger(.tour, ModelID(provider: "local", model: "small")).session.shownCostText() == nil)
    }

    @Test("While an answer comes, samples are added to samples alone")
    func adding() {
        let sample = ShownCost(3, isSample: true)
        #expect(ledger(.tour).session.shownCostText(adding: sample, isExact: true) == "sample $4.00")
        #expect(ledger(.tour).session.shownCostText(adding: ShownCost(3), isExact: false) == "~$3.00")
        #expect(ledger(.gpt4o).session.shownCostText(adding: sample, isExact: false) == "$1.00")
        #expect(ledger(.gpt4o).session.shownCostText(adding: ShownCost(3), isExact: true) == "$4.00")
        #expect(ledger(.mistralLarge).session.shownCostText(adding: sample, isExact: true) == nil)
        #expect(ledger().session.shownCostText(adding: sample, isExact: false) == "sample ~$3.00")
        #expect(ledger(.gpt4o).session.shownCostText(adding: nil, isExact: true) == "$1.00")
    }

    @Test("As JSON, there is no cost of samples")
    func json() {
        #expect(!LedgerJSON(ledger(.tour)).text.contains("cost"))
    }
}
