import ChatTestSupport
import GatewayCore
import GatewayJSON
import Testing

@testable import ParlanceAnswers
@testable import ParlanceConversations
@testable import ParlanceTransfer

@Suite("A report that lacks a part")
struct PartialReportTests {
    @Test("What a report lacks is counted here, marked, and everything that shows money agrees")
    func partlyReported() throws {
        var usage = Usage(promptTokens: 100_010, completionTokens: 0, cacheWriteTokens: 100_000)
        usage.unreported = .completion
        let id = ModelID(provider: "openai", model: "gpt-5.6-sol")
        let answer = Answer.make(model: id, usage: usage, estimate: .make(99_000, 5))
        let ledger = TokenLedger(.make(("a", answer)), catalog: ServedCatalog(.builtIn))
        #expect(ledger.session.usage.promptTokens == 100_010)
        #expect(ledger.session.usage.cacheWriteTokens == 100_000)
        #expect(ledger.session.usage.completionTokens == 0)
        #expect(ledger.session.estimated == .make(0, 5))
        #expect(ledger.session.partlyReported == 1)
        #expect(ledger.session.costText == "~$0.50")
        let summary = AnswerSummary(answer, isStructured: false, model: ServedCatalog(.builtIn)[ServedModel(id: id)])
        #expect(
            summary.numbers?.text().hasPrefix(
                "~99,000 → 100,010 in (100,000 written to the cache) · ~5 out · ~$0.50") == true)
        let turn = try JSONValue(parsing: LedgerJSON(ledger).text)["turns"]?[0]
        #expect(turn?["reported"] == false)
        #expect(turn?["estimated"] == ["completion_tokens"])
        #expect(turn?["usage"]?["completion_tokens"] == 5)
        #expect(turn?["usage"]?["cache_write_tokens"] == 100_000)
        #expect(try #require(turn?["cost_usd"]?.doubleValue).magnitude > 0.5)
        #expect(answer.figures.hasPrefix("100,010 in · ~5 out"))
    }
}
