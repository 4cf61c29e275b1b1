package import GatewayCore
package import ParlanceConversations
import Synchronization
package import TerminalEditor

/// Shows an answer as it comes: a spinner until there is something to show, then the text as it is laid out, and below
/// it what the answer has come to so far.
package final class AnswerPresenter: AnswerView {
    private struct State {
        var isWaiting = true
        var meter: AnswerMeter?
        var status: StatusLine?
        var text: AnswerText?
        /// Whether the answer was stopped, and another model may write the rest of it.
        var isPaused = false
    }

    private let writer: TerminalWriter
    private let display: AnswerDisplay
    private let model: CatalogModel?
    private let aside: (@Sendable () -> StyledText)?
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
    ///   - aside: What else stands in the status where there is room.
    ///   - adjustments: What was said of settings that don't reach a model as they were asked for.
    ///   - clock: What spinner and status go by.
    package init(
        writer: TerminalWriter, notices: TerminalWriter? = nil, display: AnswerDisplay, model: CatalogModel? = nil,
        aside: (@Sendable () -> StyledText)? = nil, adjustments: AdjustmentNotices = AdjustmentNotices(),
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.writer = writer
        self.display = display
        self.model = model
        self.aside = aside
        self.clock = clock
        let notices = notices ?? writer
        waits = WaitDisplay(
            status: writer.capabilities.movesCursor ? writer : notices, notices: notices,
            adjustments: adjustments, clock: clock)
    }

    /// Whether nobody can read the answer any more.
    package var isAbandoned: Bool {
        writer.isClosed
    }

    /// Waits for the first event, visibly.
    package func begin(_ turn: PendingTurn, since start: Duration, on stopwatch: Stopwatch) {
        let begun = state.withLock { $0.isPaused ? $0.text : nil }
        if begun == nil { writer.beginAnswer() }
        if writer.capabilities.movesCursor { waits.wait(for: turn.gateway.id) }
        // Nothing is counted where nothing can be shown.
        let meter =
            writer.capabilities.isTerminal
            ? AnswerMeter(turn, model: model, stopwatch: stopwatch, start: start) : nil
        let text = begun ?? text(of: turn)
        state.withLock { $0 = State(meter: meter, text: text) }
    }

    /// What lays the answer out. One that continues another stays code where that broke off in code.
    private func text(of turn: PendingTurn) -> AnswerText {
        // Where reasoning is folded and nothing moves, nothing tells of it.
        var text = AnswerText(
            display, isJSON: turn.request.responseFormat.isStructured, foldsReasoning: writer.capabilities.movesCursor,
            on: writer.capabilities)
        if let beginning = turn.beginning { text.resume(after: beginning.text) }
        return text
    }

    /// Shows one event at once.
    package func show(_ event: StreamEvent) {
        switch event {
        case .text, .textWasReasoning:
            stopSpinner()
            write(event)
        case .reasoning:
            // Where it is folded and nothing moves there is nothing to show yet.
            if display.showsReasoning || writer.capabilities.movesCursor { stopSpinner() }
            write(event)
        case .retrying, .adjusted:
            waits.show(event)
        case .fallback(let notice):
            waits.show(event)
            if writer.capabilities.movesCursor { waits.wait(for: notice.to) }
            // The prices are another model's.
            state.withLock { $0.meter = $0.meter?.withoutPrices }
        case .usage, .metadata, .finish, .reasoningContent: break
        }
    }

    /// Ends the answer at the start of a line.
    package func end() {
        let rest = state.withLock { state in
            waits.stop()
            state.status?.stop()
            defer { state = State() }
            return state.text?.finish(meter: state.meter)
        }
        if let rest { writer.stream(rest) }
        writer.endAnswer()
        writer.ensureLineStart()
    }

    /// Nothing more comes for now: another model may write the rest.
    package func pause() {
        state.withLock { state in
            waits.stop()
            state.status?.stop()
            state.status = nil
            state.isPaused = true
        }
    }

    /// After a pause: another model begins to write the rest, which is shown as what it is, a part of the same text.
    ///
    /// - Parameter mark: The line that tells of it; `nil` ends the answer, as nobody writes the rest.
    package func resume(after mark: StyledText?) {
        guard let mark else { return end() }
        // A file gets what the models wrote.
        guard writer.capabilities.isTerminal else { return }
        let text = state.withLock { $0.text?.interject(mark, meter: $0.meter) }
        if let text { writer.stream(text) }
    }

    private func write(_ event: StreamEvent) {
        let (text, meter) = state.withLock { ($0.text?.feed(event, meter: $0.meter), $0.meter) }
        meter?.add(event)
        if let text { writer.stream(text) }
    }

    /// There is something to show, so the spinner gives way to the status.
    private func stopSpinner() {
        state.withLock { state in
            guard state.isWaiting else { return }
            waits.stop()
            state.isWaiting = false
            guard writer.capabilities.movesCursor else { return }
            state.status = state.meter.map { meter in
                StatusLine(on: writer, clock: clock) { [aside] moment in
                    let numbers = meter.text(cells: moment.cells)
                    let both = numbers + .dim(" · ") + (aside?() ?? StyledText())
                    return aside == nil || both.cellWidth > moment.cells ? numbers : both
                }
            }
        }
    }
}
