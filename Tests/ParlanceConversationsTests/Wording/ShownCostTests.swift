import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceConversations

@Suite("Money as it is shown")
struct ShownCostTests {
    @Test(
        "An estimate has a ~, and a sample says that it is one, in a column and alone",
        arguments: [
            (ShownCost(0.0012), true, nil, "$0.0012"), (ShownCost(0.0012), false, nil, "~$0.0012"),
            (ShownCost(0.0012, isSample: true), true, nil, "sample $0.0012"),
            (ShownCost(0.0012, isSample: true), false, 5, "sample ~$0.00120"),
        ] as [(ShownCost, Bool, Int?, String)])
    func text(cost: ShownCost, isExact: Bool, places: Int?, text: String) {
        #expect(cost.text(isExact: isExact, places: places) == text)
    }

    @Test("It is what the model costs, a sample where its prices are, and nothing where none are known")
    func model() {
        let usage = Usage(promptTokens: 1_000_000, completionTokens: 0)
        var sample = CatalogModel.make(.tour, input: 3)
        sample.hasSamplePrices = true
        #expect(ShownCost(of: usage, .make(input: 2)) == ShownCost(2))
        #expect(ShownCost(of: usage, sample) == ShownCost(3, isSample: true))
        #expect(ShownCost(of: usage, .make(input: nil, output: nil)) == nil)
        #expect(ShownCost(of: usage, nil) == nil)
    }
}
