import GatewayCore
import GatewayTokenizers
import ParlanceConversations
import Synchronization
import TerminalEditor

/// What an answer has come to so far: shown below it while it comes.
///
/// A piece costs nothing but its place in a list when it comes. It is counted when the numbers are next looked at, and
/// then only what it adds.
final class AnswerMeter: Sendable {
    private struct State {
        var uncounted = ""
        var completion: IncrementalCount
        /// From the request to the first piece.
        var firstToken: Duration?
        /// The end of the reasoning, while no text has come.
        var thought = ""
    }

    private let turn: PendingTurn
    private let model: CatalogModel?
    private let stopwatch: Stopwatch
    private let start: Duration
    /// Whether the model's own tokenizer counts.
    private let isExact: Bool
    private let state: Mutex<State>

    /// A meter of the answer to a turn.
    ///
    /// - Parameters:
    ///   - model: What is known of the turn's model: its prices.
    ///   - start: When the answer was asked for, on the stopwatch.
    init(_ turn: PendingTurn, model: CatalogModel?, stopwatch: Stopwatch, start: Duration) {
        self.turn = turn
        self.model = model
        self.stopwatch = stopwatch
        self.start = start
        let tokenizer = ModelTokenizer(for: turn.gateway.id)
        isExact = tokenizer.isExact
        state = Mutex(State(completion: IncrementalCount(tokenizer.tokenizer)))
    }

    /// A meter of an answer of which nothing has come, without what it costs.
    var withoutPrices: AnswerMeter {
        AnswerMeter(turn, model: nil, stopwatch: stopwatch, start: start)
    }

    /// Takes the next event of the answer.
    func add(_ event: StreamEvent) {
        guard let piece = event.writtenText else { return }
        state.withLock { state in
            state.firstToken = state.firstToken ?? stopwatch.now - start
            state.uncounted += piece
            if case .reasoning = event {
                state.thought = String((state.thought + piece).suffix(Self.shownThought))
            } else {
                state.thought = ""
            }
        }
    }

    /// No terminal is wide enough to show more characters of the reasoning beside the numbers.
    private static let shownThought = 200

    /// The numbers now, as many as fit so many cells; while the model reasons, the end of its reasoning beside them.
    func text(cells: Int) -> StyledText {
        let numbers = StyledText.dim(reading().text(cells: cells))
        let thought = state.withLock(\.thought).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let room = cells - numbers.cellWidth - 3
        guard !thought.isEmpty, room >= 12 else { return numbers }
        return numbers + .dim(" · ") + .reasoning(String(thought.suffix(fitting: room)))
    }

    /// The tokens so far: `120 tokens`.
    var tokens: String {
        (isExact ? "" : "~") + reading().tokens.counted("token")
    }

    /// What is left of folded reasoning: `Thought for 3.2 s, 120 tokens.`
    var reasoningSummary: StyledText {
        let reading = reading()
        let time = reading.timing.total - (reading.timing.firstToken ?? reading.timing.total)
        let tokens = (isExact ? "" : "~") + reading.tokens.counted("token")
        return .reasoning("Thought for \(time.seconds.text(places: 1)) s, \(tokens).")
    }

    /// The numbers now.
    func reading() -> AnswerReading {
        let now = stopwatch.now - start
        return state.withLock { state in
            state.completion.append(state.uncounted)
            state.uncounted = ""
            let counted = TokenCount(count: state.completion.count, isExact: isExact)
            let tokens = turn.counter.calibration.count(counted).count
            var cost: ShownCost?
            if let model, model.inputPrice != nil {
                cost = ShownCost(
                    of: Usage(promptTokens: turn.promptTokens.count, completionTokens: tokens), model)
            }
            return AnswerReading(
                tokens: tokens, isExact: isExact, timing: AnswerTiming(firstToken: state.firstToken, total: now),
                cost: cost, isCostExact: cost != nil && isExact && turn.promptTokens.isExact)
        }
    }
}
