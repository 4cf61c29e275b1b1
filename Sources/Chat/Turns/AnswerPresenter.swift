import GatewayCore
import Synchronization
import Terminal

/// Shows an answer as it comes: a spinner until there is something to show, then the text, as it is, and below it what
/// the answer has come to so far.
public final class AnswerPresenter: Sendable {
    private struct State {
        var spinner: Spinner?
        var meter: AnswerMeter?
        var status: StatusLine?
        var isReasoning = false
    }

    private let writer: TerminalWriter
    private let showsReasoning: Bool
    private let model: CatalogueModel?
    private let clock: any Clock<Duration>
    private let state = Mutex(State())

    /// A presenter.
    ///
    /// - Parameters:
    ///   - writer: Where it is shown. What moves is shown only where the cursor can be moved.
    ///   - showsReasoning: Whether the model's reasoning is shown, dim, before the answer.
    ///   - model: What is known of the model: its prices.
    ///   - clock: What spinner and status go by.
    public init(
        writer: TerminalWriter, showsReasoning: Bool, model: CatalogueModel? = nil,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.writer = writer
        self.showsReasoning = showsReasoning
        self.model = model
        self.clock = clock
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
        let spinner = Spinner("waiting for \(turn.gateway.id.model)", on: writer, clock: clock)
        // Nothing is counted where nothing can be shown.
        let meter =
            writer.capabilities.movesCursor
            ? AnswerMeter(turn, model: model, stopwatch: stopwatch, start: start) : nil
        state.withLock { $0 = State(spinner: spinner, meter: meter) }
    }

    /// Shows one event at once.
    func show(_ event: StreamEvent) {
        state.withLock(\.meter)?.add(event)
        switch event {
        case .text(let text):
            stopSpinner()
            separateReasoning()
            writer.stream(text)
        case .reasoning(let text) where showsReasoning:
            stopSpinner()
            state.withLock { $0.isReasoning = true }
            writer.stream(text, role: .reasoning)
        default: break
        }
    }

    /// Ends the answer at the start of a line.
    func end() {
        state.withLock { state in
            state.spinner?.stop()
            state.status?.stop()
            state = State()
        }
        writer.endAnswer()
        writer.ensureLineStart()
    }

    /// There is something to show, so the spinner gives way to the status.
    private func stopSpinner() {
        state.withLock { state in
            guard let spinner = state.spinner else { return }
            spinner.stop()
            state.spinner = nil
            state.status = state.meter.map { meter in
                StatusLine(on: writer, clock: clock) { meter.text(cells: $0.cells) }
            }
        }
    }

    /// An empty line between the reasoning and the answer.
    private func separateReasoning() {
        let wasReasoning = state.withLock { state in
            defer { state.isReasoning = false }
            return state.isReasoning
        }
        guard wasReasoning else { return }
        writer.ensureLineStart()
        writer.stream("\n")
    }
}
