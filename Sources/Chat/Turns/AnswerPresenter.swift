import GatewayCore
import Synchronization
import Terminal

/// Shows an answer as it comes: a spinner until there is something to show, then the text as it is laid out, and below
/// it what the answer has come to so far.
public final class AnswerPresenter: Sendable {
    private struct State {
        var isWaiting = true
        var meter: AnswerMeter?
        var status: StatusLine?
        var layout: AnswerLayout?
        var isReasoning = false
    }

    private let writer: TerminalWriter
    private let display: AnswerDisplay
    private let model: CatalogueModel?
    private let clock: any Clock<Duration>
    private let waits: WaitDisplay
    private let state = Mutex(State())

    /// A presenter.
    ///
    /// - Parameters:
    ///   - writer: Where it is shown. What moves is shown only where the cursor can be moved.
    ///   - notices: Where sentences about the call go, by default with the answer.
    ///   - display: How the answer is shown.
    ///   - model: What is known of the model: its prices.
    ///   - clock: What spinner and status go by.
    public init(
        writer: TerminalWriter, notices: TerminalWriter? = nil, display: AnswerDisplay, model: CatalogueModel? = nil,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.writer = writer
        self.display = display
        self.model = model
        self.clock = clock
        let notices = notices ?? writer
        waits = WaitDisplay(
            status: writer.capabilities.movesCursor ? writer : notices, notices: notices, clock: clock)
    }

    /// Whether nobody can read the answer any more.
    var isAbandoned: Bool {
        writer.isClosed
    }

    /// Waits for the first event, visibly.
    ///
    /// - Parameter start: When the answer was asked for, on the stopwatch.
    func begin(_ turn: PendingTurn, since start: Duration, on stopwatch: Stopwatch) {
        writer.beginAnswer()
        if writer.capabilities.movesCursor { waits.wait(for: turn.gateway.id) }
        // Nothing is counted where nothing can be shown.
        let meter =
            writer.capabilities.isTerminal
            ? AnswerMeter(turn, model: model, stopwatch: stopwatch, start: start) : nil
        let layout = AnswerLayout(
            display, isJSON: turn.request.responseFormat.isStructured, on: writer.capabilities)
        state.withLock { $0 = State(meter: meter, layout: layout) }
    }

    /// Shows one event at once.
    func show(_ event: StreamEvent) {
        switch event {
        case .text(let text):
            stopSpinner()
            endReasoning()
            state.withLock(\.meter)?.add(event)
            writer.stream(state.withLock { $0.layout?.feed(text) } ?? StyledText(text))
        case .reasoning(let text):
            state.withLock(\.meter)?.add(event)
            // Where it is folded and nothing moves there is nothing to show yet.
            guard display.showsReasoning || writer.capabilities.movesCursor else { break }
            stopSpinner()
            state.withLock { $0.isReasoning = true }
            if display.showsReasoning { writer.stream(text, role: .reasoning) }
        case .retrying:
            waits.show(event)
        case .fallback(let notice):
            waits.show(event)
            if writer.capabilities.movesCursor { waits.wait(for: notice.to) }
            // The prices are another model's.
            state.withLock { $0.meter = $0.meter?.withoutPrices }
        case .usage, .metadata, .finish: break
        }
    }

    /// Ends the answer at the start of a line.
    func end() {
        endReasoning()
        let rest = state.withLock { state in
            waits.stop()
            state.status?.stop()
            defer { state = State() }
            return state.layout?.finish()
        }
        if let rest { writer.stream(rest) }
        writer.endAnswer()
        writer.ensureLineStart()
    }

    /// There is something to show, so the spinner gives way to the status.
    private func stopSpinner() {
        state.withLock { state in
            guard state.isWaiting else { return }
            waits.stop()
            state.isWaiting = false
            guard writer.capabilities.movesCursor else { return }
            state.status = state.meter.map { meter in
                StatusLine(on: writer, clock: clock) { meter.text(cells: $0.cells) }
            }
        }
    }

    /// Folds the reasoning to a line, or sets it apart from the answer where it stays.
    private func endReasoning() {
        let (wasReasoning, meter) = state.withLock { state in
            defer { state.isReasoning = false }
            return (state.isReasoning, state.meter)
        }
        guard wasReasoning else { return }
        if !display.showsReasoning, let meter { writer.stream(meter.reasoningSummary) }
        writer.ensureLineStart()
        writer.stream("\n")
    }
}
