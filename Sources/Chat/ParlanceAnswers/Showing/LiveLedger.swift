package import GatewayCore
import GatewayTokenizers
package import ParlanceConversations
import Synchronization

/// What an answer has come to, for the ledger at the foot: while it streams, and after its end.
///
/// A piece costs nothing but its place in a list when it comes; it is counted when somebody looks.
package final class LiveLedger: Sendable {
    /// The numbers at one moment.
    package struct Reading: Sendable, Hashable {
        /// The tokens of what was sent, as they were counted here.
        package var prompt: TokenCount
        /// The tokens of what came, as they are counted here.
        package var completion: TokenCount
        /// Those of them that are reasoning.
        package var reasoning: Int
        /// How long it took until now.
        package var timing: AnswerTiming
        /// US dollars for that; `nil` where no price is known.
        package var cost: ShownCost?
        /// How much came in each of the equal spans of time since the first piece, at most 1.
        package var pace: [Double]
        /// What the provider reported; `nil` where it has not yet.
        package var report: Usage?
        /// US dollars for what it reported.
        package var bill: ShownCost?
        /// The model's context window.
        package var window: Int?
    }

    private struct State {
        var turn: PendingTurn?
        var model: CatalogModel?
        var meter: AnswerMeter?
        var uncounted = ""
        var reasoning: IncrementalCount?
        var pace = Pace()
        var report: Usage?
        /// When the answer had come, since it was asked for.
        var total: Duration?
        var start = Duration.zero
        var stopwatch = Stopwatch.system
    }

    private let state = Mutex(State())

    /// A ledger of an answer that nobody has asked for.
    package init() {}

    /// Begins with an answer; one before it is forgotten.
    ///
    /// - Parameters:
    ///   - model: What is known of the turn's model: its window and its prices.
    ///   - start: When the answer was asked for, on the stopwatch.
    package func begin(
        _ turn: PendingTurn, model: CatalogModel?, since start: Duration, on stopwatch: Stopwatch
    ) {
        let meter = AnswerMeter(turn, model: model, stopwatch: stopwatch, start: start)
        state.withLock {
            $0 = State(turn: turn, model: model, meter: meter, start: start, stopwatch: stopwatch)
        }
    }

    /// Takes the next event of the answer.
    package func add(_ event: StreamEvent) {
        state.withLock { state in
            state.meter?.add(event)
            if case .usage(let usage) = event { state.report = usage }
            if case .reasoning(let text) = event { state.uncounted += text }
            if case .fallback = event { state.model = nil }
            guard let piece = event.writtenText else { return }
            state.pace.add(piece.utf8.count, at: state.stopwatch.now - state.start)
        }
    }

    /// The answer has ended.
    package func end() {
        state.withLock { $0.total = $0.stopwatch.now - $0.start }
    }

    /// The tokens that have come.
    package var tokens: Int { state.withLock(\.meter)?.reading().tokens ?? 0 }

    /// The numbers now; `nil` where nothing was asked.
    package var reading: Reading? {
        state.withLock { state in
            guard let turn = state.turn, let meter = state.meter else { return nil }
            var reading = meter.reading()
            if let total = state.total { reading.timing.total = total }
            if !state.uncounted.isEmpty {
                var count = state.reasoning.take() ?? IncrementalCount(turn.gateway.tokenizer.tokenizer)
                count.append(state.uncounted)
                state.uncounted = ""
                state.reasoning = count
            }
            return Reading(
                prompt: turn.promptTokens, completion: TokenCount(count: reading.tokens, isExact: reading.isExact),
                reasoning: state.reasoning?.count ?? 0, timing: reading.timing, cost: reading.cost,
                pace: state.pace.shares, report: state.report,
                bill: state.report.flatMap { [model = state.model] in ShownCost(of: $0, model) },
                window: state.model?.contextWindow)
        }
    }
}

/// How much came when: bytes in spans of time, which get longer where there would be too many of them.
private struct Pace: Sendable {
    /// So many spans are kept at most.
    private static let limit = 64

    private var span: Duration = .milliseconds(250)
    private var first: Duration?
    private var bytes: [Int] = []

    mutating func add(_ count: Int, at moment: Duration) {
        let begin = first ?? moment
        first = begin
        var index = index(of: moment - begin)
        while index >= Self.limit {
            bytes = stride(from: 0, to: bytes.count, by: 2).map { bytes[$0..<min($0 + 2, bytes.count)].reduce(0, +) }
            span *= 2
            index = self.index(of: moment - begin)
        }
        while bytes.count <= index { bytes.append(0) }
        bytes[index] += count
    }

    private func index(of elapsed: Duration) -> Int { max(0, Int(elapsed / span)) }

    /// The spans in relation to the greatest of them.
    var shares: [Double] {
        let greatest = bytes.max() ?? 0
        return greatest > 0 ? bytes.map { Double($0) / Double(greatest) } : []
    }
}
