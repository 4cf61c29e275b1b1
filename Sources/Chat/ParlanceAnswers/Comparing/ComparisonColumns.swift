package import GatewayCore
package import ParlanceConversations
import Synchronization
package import TerminalEditor

/// Shows answers that come at once side by side.
///
/// A row is written for good once every answer has come past it; what one is ahead of the others stands below, live, as
/// far as there is room for its end. When the window grows too narrow, the answers are shown one after another.
package final class ComparisonColumns: ComparisonView {
    /// In narrower columns lines of prose grow ragged, and code breaks.
    private static let narrowest = 36
    /// How long each picture stays: text should not come in jerks.
    private static let interval: Duration = .milliseconds(50)
    /// The share of the screen that live rows take. Where a window grows narrower, a terminal breaks them, and they should
    /// still fit the screen.
    private static let liveShare = 0.6

    private struct State {
        /// The rows that are written.
        var written = 0
        /// Whether the window has grown too narrow.
        var hasGivenUp = false
    }

    private let writer: TerminalWriter
    private let columns: [ComparisonColumn]
    package let width: Int
    /// What shows them when there is no room any more.
    private let queue: ComparisonQueue
    private let separator: StyledText
    private let state: Mutex<State>
    private let live: Mutex<StatusLine?>

    /// - Parameters:
    ///   - writer: Where the answers are shown.
    ///   - catalog: The models' prices.
    ///   - queue: What shows the answers when there is no room any more; it has not begun.
    ///   - clock: What the pictures go by.
    /// - Returns: `nil` where the width does not allow it, or the cursor cannot be moved.
    package init?(
        _ turns: [PendingTurn], on writer: TerminalWriter, display: AnswerDisplay, catalog: ServedCatalog,
        otherwise queue: ComparisonQueue, stopwatch: Stopwatch, clock: any Clock<Duration> = ContinuousClock()
    ) {
        let capabilities = writer.capabilities
        separator = .dim(capabilities.isUTF8 ? " │ " : " | ")
        // A cell stays free at either side: the cursor rests in the first one.
        let room = capabilities.columns() - 2 - separator.cellWidth * (turns.count - 1)
        width = room / max(1, turns.count)
        guard capabilities.movesCursor, width >= Self.narrowest else { return nil }
        self.writer = writer
        columns = turns.map { [width] turn in
            ComparisonColumn(
                turn, width: width, display: display, model: catalog[turn.gateway], capabilities: capabilities,
                stopwatch: stopwatch)
        }
        self.queue = queue
        state = Mutex(State())
        live = Mutex(nil)
        let line = StatusLine(on: writer, after: .zero, clock: clock, every: Self.interval) { [weak self] moment in
            self?.frame(at: moment) ?? StatusLine.Frame(rows: [])
        }
        live.withLock { $0 = line }
    }

    package func view(of index: Int) -> any AnswerView {
        ColumnView(column: columns[index], queued: queue.view(of: index))
    }

    package func say(_ sentences: [StyledText], about index: Int) {
        columns[index].say(sentences)
        queue.say(sentences, about: index)
    }

    package func finish(_ index: Int, _ end: String) {
        columns[index].finish(end)
        queue.finish(index, end)
    }

    package func end() async {
        await live.withLock { $0 }?.end()
        let lines = state.withLock { state in
            state.hasGivenUp ? nil : drainLines(columns.map { $0.rows(from: state.written) }, &state)
        }
        guard let lines else { return beginQueue() }
        for line in lines { writer.write(line) }
        writer.write()
    }

    /// What is shown at a moment.
    private func frame(at moment: StatusLine.Moment) -> StatusLine.Frame {
        let total = width * columns.count + separator.cellWidth * (columns.count - 1)
        return state.withLock { state in
            // Once what was live is gone.
            if state.hasGivenUp { beginQueue() }
            if moment.cells < total { state.hasGivenUp = true }
            guard !state.hasGivenUp else { return StatusLine.Frame(rows: []) }
            let rows = columns.map { $0.rows(from: state.written) }
            let before = state.written
            let lines = drainLines(rows, &state)
            let rest = rows.map { Array($0.all.dropFirst(state.written - before)) }
            let height = min(rest.map(\.count).max() ?? 0, liveHeight)
            let tails = rest.map { tail(of: $0, height) }
            let status = row(columns.map { $0.status(at: moment) })
            return StatusLine.Frame(lines: lines, rows: (0..<height).map { row(at: $0, of: tails) } + [status])
        }
    }

    private func beginQueue() {
        guard !queue.hasBegun else { return }
        writer.write(.dim("The terminal is too narrow for columns; showing the answers one by one, from the start."))
        queue.begin()
    }

    /// The end of what is ahead, and how much of it cannot be seen yet.
    private func tail(of rows: [StyledText], _ height: Int) -> [StyledText] {
        guard rows.count > height, height > 1 else { return rows.suffix(height) }
        let hidden = rows.count - height + 1
        return [.dim("… \(hidden.counted("more row"))")] + rows.suffix(height - 1)
    }

    private var liveHeight: Int {
        max(1, Int(Double(writer.capabilities.rows()) * Self.liveShare) - 1)
    }

    /// The rows that every answer has come past, from the first one on that is not written.
    private func drainLines(_ rows: [ComparisonColumn.Rows], _ state: inout State) -> [StyledText] {
        let waited = rows.filter { !$0.isFinished }.map(\.settled).min()
        let count = waited ?? rows.map(\.all.count).max() ?? 0
        state.written += count
        let all = rows.map(\.all)
        return (0..<count).map { " " + row(at: $0, of: all) }
    }

    private func row(at index: Int, of columns: [[StyledText]]) -> StyledText {
        row(columns.map { index < $0.count ? $0[index] : StyledText() })
    }

    private func row(_ cells: [StyledText]) -> StyledText {
        cells.enumerated().map { $0 < cells.count - 1 ? $1.padded(to: width) : $1 }.joined(separator: separator)
    }

    /// What an answer's events go to: its column, and what shows it when there is no room for columns.
    private struct ColumnView: AnswerView {
        let column: ComparisonColumn
        let queued: any AnswerView

        func begin(_ turn: PendingTurn, since start: Duration, on stopwatch: Stopwatch) {
            column.begin(turn, since: start, on: stopwatch)
            queued.begin(turn, since: start, on: stopwatch)
        }

        func show(_ event: StreamEvent) {
            column.show(event)
            queued.show(event)
        }

        func end() {
            column.end()
            queued.end()
        }

        var isAbandoned: Bool { queued.isAbandoned }
    }
}
