import ChatTestSupport
import GatewayCore
import Synchronization
import Testing

@testable import ParlanceAnswers
@testable import ParlanceConversations

@Suite("The ledger of an answer")
struct LiveLedgerTests {
    /// A clock that a test moves.
    private final class Hand: Sendable {
        let time = Mutex(Duration.zero)
        func move(to milliseconds: Int) { time.withLock { $0 = .milliseconds(milliseconds) } }
        var stopwatch: Stopwatch { Stopwatch { self.time.withLock(\.self) } }
    }

    private let hand = Hand()
    private let ledger = LiveLedger()

    private func begin(_ model: CatalogModel? = .make(), on gateway: ScriptedGateway = .make()) {
        ledger.begin(Session.make(gateway: gateway).turn(for: "Hello"), model: model, since: .zero, on: hand.stopwatch)
    }

    @Test("Nothing is known of an answer that nobody asked for")
    func none() {
        #expect(ledger.reading == nil && ledger.tokens == 0)
    }

    @Test("It grows with the answer, and stands still after its end")
    func growth() throws {
        begin()
        hand.move(to: 500)
        ledger.add(.reasoning("Let me think."))
        hand.move(to: 1_500)
        ledger.add(.text("Hi"))
        let first = try #require(ledger.reading)
        #expect(first.completion == TokenCount(count: 5, isExact: true))
        #expect(first.reasoning == 4 && first.report == nil && first.bill == nil)
        #expect(first.timing == AnswerTiming(firstToken: .milliseconds(500), total: .milliseconds(1_500)))
        // 8 tokens of the prompt at $2.50 and 5 at $10 for a million.
        #expect(abs((first.cost?.dollars ?? 0) - 0.00007) < 1e-12)
        ledger.add(.usage(.make(9, 6)))
        ledger.end()
        hand.move(to: 9_000)
        let last = try #require(ledger.reading)
        #expect(last.timing.total == .milliseconds(1_500))
        #expect(last.report == .make(9, 6))
        #expect(abs((last.bill?.dollars ?? 0) - 0.0000825) < 1e-12)
        #expect(last.window == 128_000)
    }

    @Test("The pace has its highest where most came, and gets coarser instead of longer")
    func pace() throws {
        begin()
        for (moment, text) in [(0, "aaaa"), (100, "aaaa"), (300, "aa"), (1_000, "aaaaaaaaaaaaaaaa")] {
            hand.move(to: 1_000 + moment)
            ledger.add(.text(text))
        }
        #expect(try #require(ledger.reading).pace == [0.5, 0.125, 0, 0, 1])
        hand.move(to: 600_000)
        ledger.add(.text("a"))
        let pace = try #require(ledger.reading).pace
        #expect(pace.count <= 64 && pace.first == 1 && pace.last == 1.0 / 26)
    }

    @Test("Where a span gets twice as long, what came in two of them is in one")
    func coarser() throws {
        begin()
        for (moment, text) in [(0, "aa"), (300, "aa"), (10_000, "a"), (15_900, "aaa"), (20_000, "a")] {
            hand.move(to: moment)
            ledger.add(.text(text))
        }
        var pace = [Double](repeating: 0, count: 41)
        (pace[0], pace[20], pace[31], pace[40]) = (1, 0.25, 0.75, 0.25)
        #expect(try #require(ledger.reading).pace == pace)
    }

    @Test("After a fallback the prices are another model's, so there are none")
    func fallback() throws {
        begin()
        ledger.add(.text("Hi"))
        ledger.add(
            .fallback(FallbackNotice(from: .gpt4o, to: .mistralLarge, error: GatewayError(.connection, "Dead."))))
        #expect(try #require(ledger.reading).window == nil)
    }

    @Test("Another answer begins anew")
    func anew() throws {
        begin()
        ledger.add(.text("Hi"))
        ledger.add(.usage(.make(9, 6)))
        begin()
        let reading = try #require(ledger.reading)
        #expect(reading.completion.count == 0 && reading.report == nil && reading.pace.isEmpty)
    }
}
