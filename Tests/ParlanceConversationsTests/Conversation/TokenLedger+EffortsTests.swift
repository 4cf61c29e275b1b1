import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceConversations

@Suite("The ledger by effort")
struct TokenLedgerEffortsTests {
    private func usage(_ prompt: Int, _ completion: Int, reasoning: Int?) -> Usage {
        Usage(promptTokens: prompt, completionTokens: completion, reasoningTokens: reasoning)
    }

    private func ledger(_ turns: [Turn]) -> TokenLedger {
        TokenLedger(
            Conversation(turns: turns), catalog: ServedCatalog(ModelCatalog([.make(input: 1, output: 10)])))
    }

    @Test("Nothing to tell apart is nothing to show")
    func none() {
        #expect(ledger([]).efforts == [])
        #expect(ledger([Turn(prompt: "a", answer: .make(usage: usage(9, 2, reasoning: nil)))]).efforts == [])
        #expect(ledger([Turn(prompt: "a", answer: .make(usage: usage(9, 2, reasoning: 0)))]).efforts == [])
        #expect(ledger([Turn(prompt: "a", answer: .make(usage: usage(9, 2, reasoning: 1)))]).efforts.count == 1)
    }

    @Test("Turns, reasoning and money are added up by level; a turn that was asked twice is one")
    func sums() throws {
        var repaired = Turn(
            prompt: "b", answer: .make(usage: usage(100, 50, reasoning: 40), effort: .high),
            rejected: [.make(usage: usage(100, 30, reasoning: 20), effort: .high)])
        repaired.unused = [.make(usage: usage(10, 5, reasoning: nil), effort: .low)]
        let efforts = ledger([
            Turn(prompt: "a", answer: .make(usage: usage(10, 5, reasoning: 4))), repaired,
            Turn(prompt: "c", answer: .make(usage: usage(10, 5, reasoning: 1), effort: .off)),
        ]).efforts
        #expect(efforts.map(\.name) == ["default", "off", "low", "high"])
        #expect(efforts.map(\.turns) == [1, 1, 1, 1])
        #expect(efforts.map { $0.account.usage.reasoningTokens } == [4, 1, nil, 60])
        #expect(efforts.map { $0.account.usage.completionTokens } == [5, 5, 5, 80])
        let cost = try #require(efforts.last?.account.cost)
        #expect(abs(cost - 0.001) < 1e-12)
    }

    @Test("As JSON each turn has its level, and the sums are by level")
    func json() {
        let text = LedgerJSON(
            ledger([Turn(prompt: "a", answer: .make(usage: usage(9, 2, reasoning: 1), effort: .xhigh))])
        ).text
        #expect(text.contains(#""effort":"xhigh","usage":{"#), "\(text)")
        #expect(text.contains(#""efforts":{"xhigh":{"usage":{"prompt_tokens":9,"#), "\(text)")
        #expect(!LedgerJSON(ledger([Turn(prompt: "a", answer: .make())])).text.contains("effort"))
    }
}
