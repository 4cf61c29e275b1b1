import GatewayCore
import Testing

@testable import Chat

@Suite("Token ledger")
struct TokenLedgerTests {
    @Test("Nothing said, nothing counted")
    func empty() {
        let ledger = TokenLedger(Conversation.make(("Hello", nil)))
        #expect(ledger.lastTurn == nil)
        #expect(ledger.session == TokenLedger.Account())
        #expect(ledger.models.isEmpty)
    }

    @Test("Tokens are added up for the session and for each model, in the order in which the models answered")
    func sums() {
        let ledger = TokenLedger(
            .make(
                ("a", .make(model: .mistralLarge, usage: .make(10, 1))),
                ("b", .make(model: .gpt4o, usage: .make(20, 2))),
                ("c", nil),
                ("d", .make(model: .mistralLarge, usage: Usage(promptTokens: 30, completionTokens: 3, totalTokens: 40)))
            ))
        let mistral = Usage(promptTokens: 40, completionTokens: 4, totalTokens: 51)
        let all = Usage(promptTokens: 60, completionTokens: 6, totalTokens: 73)
        #expect(ledger.lastTurn == Usage(promptTokens: 30, completionTokens: 3, totalTokens: 40))
        #expect(ledger.session == TokenLedger.Account(usage: all, reported: 3))
        #expect(ledger.models.map(\.id) == [.mistralLarge, .gpt4o])
        #expect(
            ledger.models.map(\.account) == [
                TokenLedger.Account(usage: mistral, reported: 2),
                TokenLedger.Account(usage: .make(20, 2), reported: 1),
            ])
    }

    @Test("An answer without a report is counted as such, and no number is made up for it")
    func unreported() {
        let ledger = TokenLedger(
            .make(
                ("a", .make(usage: .make(10, 1))), ("b", .make("Sto", status: .interrupted)),
                ("c", .make(model: .tour))
            ))
        #expect(ledger.lastTurn == nil)
        #expect(ledger.session == TokenLedger.Account(usage: .make(10, 1), reported: 1, unreported: 2))
        #expect(
            ledger.models.map(\.account) == [
                TokenLedger.Account(usage: .make(10, 1), reported: 1, unreported: 1),
                TokenLedger.Account(unreported: 1),
            ])
    }

    @Test("Ledgers are equal when all their numbers are")
    func equality() {
        let one = TokenLedger(.make(("a", .make(usage: .make(10, 1)))))
        let same = TokenLedger(.make(("b", .make("Other words.", usage: .make(10, 1)))))
        let otherModel = TokenLedger(.make(("a", .make(model: .tour, usage: .make(10, 1)))))
        #expect(one == same)
        #expect(one.hashValue == same.hashValue)
        #expect(one != otherModel)
    }
}
