import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceConversations

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
        #expect(ledger.session == TokenLedger.Account(usage: all, reported: 3, unpriced: 3))
        #expect(ledger.models.map(\.id) == [.mistralLarge, .gpt4o])
        #expect(
            ledger.models.map(\.account) == [
                TokenLedger.Account(usage: mistral, reported: 2, unpriced: 2),
                TokenLedger.Account(usage: .make(20, 2), reported: 1, unpriced: 1),
            ])
    }

    @Test("What a list adds up is the sum of the ledger, of all branches")
    func account() {
        var odd = Turn(prompt: "a", answer: .make(model: .gpt4o, usage: .make(10, 1)))
        odd.rejected = [.make(model: .mistralLarge, usage: .make(5, 5))]
        odd.unused = [.make(model: .gpt4o), Answer.make("", model: .gpt4o).counted(7, 2)]
        var tree = ConversationTree(Conversation(turns: [odd, odd]))
        tree.append(Turn(prompt: "b", answer: .make(model: .gpt4o, usage: .make(20, 2))), after: 1)
        let catalog = ServedCatalog([.make(input: 1_000, output: 2_500)])
        let account = TokenLedger.Account(of: tree, catalog: catalog)
        #expect(account == TokenLedger(tree, catalog: catalog).session)
        #expect([account.reported, account.unreported] == [5, 4])
        #expect(account.cost != nil)
    }

    @Test("The amounts of a column have one number of decimals")
    func columns() {
        let amounts = [0.00096, 0.0010, 0.0015, 1.5, 0]
        let places = Money.places(ofColumn: amounts)
        #expect(
            amounts.map { Money.text($0, places: places) } == [
                "$0.00096", "$0.00100", "$0.00150", "$1.50000", "$0.00000",
            ])
        #expect(Money.text(0.00096) == "$0.00096")
        #expect(Money.places(ofPrices: [0.1, 2, 0.075]) == 3)
        #expect(Money.places(ofPrices: [10, 0.5]) == 2)
    }

    @Test("An answer without a report is counted as such, and no number is made up for it")
    func unreported() {
        let ledger = TokenLedger(
            .make(
                ("a", .make(usage: .make(10, 1))), ("b", .make("Sto", status: .interrupted)),
                ("c", .make(model: .tour))
            ))
        #expect(ledger.lastTurn == nil)
        #expect(ledger.session.usage == .make(10, 1))
        #expect(ledger.session.unreported == 2)
        #expect(ledger.session.uncounted == 2)
        #expect(
            ledger.models.map(\.account) == [
                TokenLedger.Account(
                    usage: .make(10, 1), reported: 1, unreported: 1, uncounted: 1, unpriced: 2),
                TokenLedger.Account(unreported: 1, uncounted: 1),
            ])
    }

    @Test("A sum that leaves answers out is marked: they have no price, or nobody counted them")
    func partial() {
        let ledger = TokenLedger(
            .make(
                ("a", .make(model: .gpt4o, usage: .make(1_000_000, 0))),
                ("b", .make(model: .mistralLarge, usage: .make(5, 1))), ("c", .make(model: .tour, usage: .make(7, 1))),
                ("d", .make(model: .gpt4o, status: .interrupted))
            ), catalog: ServedCatalog([.make()]))
        #expect(ledger.session.costText == "$2.50+")
        #expect(ledger.session.unpriced == 2)
        #expect(ledger.session.uncounted == 1)
        #expect(ledger.session.text(of: 1_200) == "1,200+")
        #expect(ledger.models.map(\.account.costText) == ["$2.50+", nil, nil])
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

    // MARK: Counted here

    @Test("Without a report the local count is kept apart, and a report takes precedence")
    func estimates() {
        let ledger = TokenLedger(
            .make(
                ("a", .make(usage: .make(10, 1), estimate: .make(11, 2))),
                ("b", .make("Sto", status: .interrupted, estimate: .make(20, 3)))
            ))
        let account = TokenLedger.Account(
            usage: .make(10, 1), estimated: .make(20, 3), reported: 1, unreported: 1, unpriced: 2)
        #expect(ledger.session == account)
        #expect(ledger.lastTurn == nil)
        #expect(account.all == .make(30, 4))
        #expect(account.isEstimated)
        #expect(TokenLedger.Account(unreported: 1).all == nil)
        #expect(TokenLedger.Account(usage: .zero, reported: 1).all == .zero)
        #expect(!TokenLedger.Account(usage: .make(1, 1), reported: 1).isEstimated)
    }

    @Test("Each answered turn has an entry under its own number, with its cost where the price is known")
    func entries() {
        let timing = AnswerTiming(total: .seconds(2))
        let ledger = TokenLedger(
            .make(
                ("a", .make(usage: .make(1_000, 100), timing: timing)), ("lost", nil),
                ("b", .make(status: .interrupted, estimate: .make(500, 10))),
                ("c", .make(model: .tour, usage: .make(1, 1))), ("d", .make(status: .failed))
            ), catalog: ServedCatalog([.make(input: 1_000, output: 2_500)]))
        typealias Entry = TokenLedger.Entry
        #expect(
            ledger.entries == [
                Entry(
                    turn: 1, model: .gpt4o, usage: .make(1_000, 100), isReported: true, cost: 1.25, timing: timing,
                    status: .complete),
                Entry(
                    turn: 3, model: .gpt4o, usage: Usage.make(500, 10).asEstimate, isReported: false, cost: 0.525,
                    status: .interrupted),
                Entry(turn: 4, model: .tour, usage: .make(1, 1), isReported: true, status: .complete),
                Entry(turn: 5, model: .gpt4o, isReported: false, status: .failed),
            ])
        #expect(ledger.session.cost == 1.775)
        #expect(ledger.models.map(\.account.cost) == [1.775, nil])
    }

    @Test("Tokens that the provider had in its cache are cheaper")
    func cachedCost() {
        let usage = Usage(promptTokens: 1_000, completionTokens: 100, cachedTokens: 400)
        let ledger = TokenLedger(
            .make(("a", .make(usage: usage))),
            catalog: ServedCatalog([.make(input: 1_000, cached: 500, output: 2_000)]))
        #expect(ledger.session.cost == 1)
    }

    @Test("The heaviest turn is that with the most tokens, reported or not; a single turn is not compared")
    func heaviest() {
        func heaviest(_ answers: Answer...) -> Int? {
            TokenLedger(Conversation(turns: answers.map { Turn(prompt: "a", answer: $0) })).heaviest?.turn
        }
        #expect(heaviest() == nil)
        #expect(heaviest(.make(usage: .make(10, 1))) == nil)
        #expect(heaviest(.make(usage: .make(10, 1)), .make(usage: .make(5, 7)), .make()) == 2)
        #expect(heaviest(.make(usage: .make(10, 1)), .make(estimate: .make(90, 0))) == 2)
    }

    @Test("A request that was refused is in no sum; one that broke off is, as it was counted here")
    func refused() {
        let ledger = TokenLedger(
            .make(
                ("a", .make("", status: .failed, failure: GatewayError(.authentication, "No."))),
                ("b", .make("", status: .failed, failure: GatewayError(.connection, "No."), estimate: .make(8, 0)))))
        #expect(ledger.entries.map(\.turn) == [2])
        #expect(ledger.session == TokenLedger.Account(estimated: .make(8, 0), unreported: 1, unpriced: 1))
    }
}
