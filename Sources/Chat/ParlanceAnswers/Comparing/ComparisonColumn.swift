import GatewayCore
import ParlanceConversations
import Synchronization
import TerminalEditor

/// One of several answers that stand side by side: its text in rows, and below it how far it is.
final class ComparisonColumn: Sendable {
    /// What is to be seen of it from a row on.
    struct Rows: Sendable {
        /// The rows, the one that is being written included.
        var all: [StyledText]
        /// How many of them no longer change.
        var settled: Int
        /// Whether nothing more comes.
        var isFinished: Bool
    }

    private enum Wait {
        case model(String)
        case retry(RetryNotice, since: Duration)
    }

    private struct State {
        var column: TextColumn
        var text: AnswerText?
        var meter: AnswerMeter?
        var wait: Wait?
        /// How it ended, in a word; `nil` until nothing more comes.
        var end: String?
    }

    private let name: String
    private let display: AnswerDisplay
    private let model: CatalogModel?
    private let capabilities: TerminalCapabilities
    private let stopwatch: Stopwatch
    private let state: Mutex<State>

    /// - Parameters:
    ///   - width: The cells of a row.
    ///   - model: What is known of the model: its prices.
    ///   - capabilities: Those of the terminal.
    init(
        _ turn: PendingTurn, width: Int, display: AnswerDisplay, model: CatalogModel?,
        capabilities: TerminalCapabilities, stopwatch: Stopwatch
    ) {
        name = turn.name
        self.display = display
        self.model = model
        self.capabilities = capabilities.with(columns: width)
        self.stopwatch = stopwatch
        state = Mutex(State(column: TextColumn(width: width)))
        say([turn.heading])
    }

    /// The answer was asked for; nothing has come.
    func begin(_ turn: PendingTurn, since start: Duration, on stopwatch: Stopwatch) {
        let text = AnswerText(
            display, isJSON: turn.request.responseFormat.isStructured, foldsReasoning: true, on: capabilities)
        let meter = AnswerMeter(turn, model: model, stopwatch: stopwatch, start: start)
        state.withLock { state in
            state.text = text
            state.meter = meter
            state.wait = .model(turn.name)
        }
    }

    /// The next event has come.
    func show(_ event: StreamEvent) {
        switch event {
        case .text, .reasoning, .textWasReasoning:
            state.withLock { state in
                state.wait = nil
                if let text = state.text?.feed(event, meter: state.meter) { state.column.append(text) }
                state.meter?.add(event)
            }
        case .retrying(let notice):
            state.withLock { $0.wait = .retry(notice, since: stopwatch.now) }
        case .fallback(let notice):
            say([.warning(WaitDisplay.sentence(notice))])
            state.withLock { state in
                state.wait = .model(notice.to.model)
                // The prices are another model's.
                state.meter = state.meter?.withoutPrices
            }
        case .adjusted(let adjustment): say([.warning(adjustment.sentence)])
        case .usage, .metadata, .finish, .reasoningContent: break
        }
    }

    /// Nothing more comes of the answer, but it may be asked for again.
    func end() {
        state.withLock { state in
            if let rest = state.text?.finish(meter: state.meter) { state.column.append(rest) }
            state.column.finish()
            state.text = nil
            state.wait = nil
        }
    }

    /// Adds sentences below what came.
    func say(_ sentences: [StyledText]) {
        state.withLock { state in
            for line in sentences.flatMap({ $0.lines(columns: state.column.width) }) { state.column.append(line: line) }
        }
    }

    /// Nothing more comes.
    ///
    /// - Parameter end: How it ended, in a word.
    func finish(_ end: String) {
        state.withLock { $0.end = end }
    }

    /// What is to be seen from a row on.
    func rows(from first: Int) -> Rows {
        state.withLock { state in
            Rows(
                all: state.column.rows(from: first), settled: max(0, state.column.rows.count - first),
                isFinished: state.end != nil)
        }
    }

    /// How far the answer is, in one row.
    func status(at moment: StatusLine.Moment) -> StyledText {
        let (wait, meter, end) = state.withLock { ($0.wait, $0.meter, $0.end) }
        let cells = capabilities.columns()
        switch wait {
        case .model(let model)?:
            return SpinnerFrame(
                number: moment.number, label: .dim("waiting for \(model)"), elapsed: moment.elapsed,
                isUTF8: capabilities.isUTF8
            ).text(cells: cells)
        case .retry(let notice, let start)?:
            let elapsed = stopwatch.now - start
            return RetryCountdown(notice).text(
                at: StatusLine.Moment(number: moment.number, elapsed: elapsed, cells: cells)
            ).truncated(to: cells)
        case nil:
            if let end { return .dim(name.truncated(to: cells - end.cellWidth - 2) + ", \(end)") }
            let name = name.truncated(to: cells / 2)
            guard let meter else { return .dim(name) }
            return .dim("\(name): ") + meter.text(cells: cells - name.cellWidth - 2)
        }
    }
}

extension TerminalCapabilities {
    /// A part of the terminal that is so many cells wide.
    fileprivate func with(columns: Int) -> TerminalCapabilities {
        var part = self
        part.columns = { columns }
        return part
    }
}
