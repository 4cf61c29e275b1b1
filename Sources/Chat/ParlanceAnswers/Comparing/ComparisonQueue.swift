package import GatewayCore
package import ParlanceConversations
import Synchronization
package import TerminalEditor

/// Shows answers that come at once one after another: the first as it comes, the next as far as it has come once the one
/// before has ended.
package final class ComparisonQueue: ComparisonView {
    /// One that is shown, or waits.
    private struct Entry {
        let heading: StyledText
        let presenter: AnswerPresenter
        /// What is to be shown of it, with its time on the stopwatch.
        var waiting: [(time: Duration, action: Action)] = []
        var isFinished = false
    }

    private struct State {
        var entries: [Entry]
        /// The one whose turn it is; `nil` before the first.
        var shown: Int?
    }

    private typealias Action = @Sendable (AnswerPresenter) -> Void

    private let answers: TerminalWriter
    private let notices: TerminalWriter
    private let stopwatch: Stopwatch
    private let progress: ComparisonProgress
    /// When what is shown happened, if not now.
    private let past = Mutex<Duration?>(nil)
    private let state: Mutex<State>

    /// Nothing is shown before ``begin()``.
    ///
    /// - Parameters:
    ///   - answers: Where answers go.
    ///   - notices: Where sentences about them go.
    ///   - catalog: The models' prices.
    package init(
        _ turns: [PendingTurn], answers: TerminalWriter, notices: TerminalWriter, display: AnswerDisplay,
        catalog: ServedCatalog, stopwatch: Stopwatch
    ) {
        self.answers = answers
        self.notices = notices
        self.stopwatch = stopwatch
        let progress = ComparisonProgress(turns, stopwatch: stopwatch)
        self.progress = progress
        let entries = turns.enumerated().map { index, turn in
            Entry(
                heading: turn.heading,
                presenter: AnswerPresenter(
                    writer: answers, notices: notices, display: display, model: catalog[turn.gateway],
                    aside: { .dim(progress.text(without: index)) }))
        }
        state = Mutex(State(entries: entries))
    }

    /// Whether one is shown, or all were.
    var hasBegun: Bool { state.withLock { $0.shown != nil } }

    /// Begins with the first, whatever has come by now.
    package func begin() {
        state.withLock { state in
            guard state.shown == nil else { return }
            show(0, &state)
            advance(&state)
        }
    }

    package var width: Int { answers.capabilities.columns() }

    package func view(of index: Int) -> any AnswerView {
        QueuedAnswerView(queue: self, index: index)
    }

    package func say(_ sentences: [StyledText], about index: Int) {
        perform(index) { [notices] _ in
            for sentence in sentences { notices.say(sentence) }
        }
    }

    package func finish(_ index: Int, _ end: String) {
        progress.end(index, end)
        state.withLock { state in
            state.entries[index].isFinished = true
            advance(&state)
        }
    }

    package func end() async {}

    /// Shows the next ones, as far as those before have ended.
    private func advance(_ state: inout State) {
        while let shown = state.shown, shown < state.entries.count, state.entries[shown].isFinished {
            answers.write()
            show(shown + 1, &state)
        }
    }

    private func show(_ index: Int, _ state: inout State) {
        state.shown = index
        guard index < state.entries.count else { return }
        let entry = state.entries[index]
        answers.write(entry.heading)
        for (time, action) in entry.waiting {
            past.withLock { $0 = time }
            action(entry.presenter)
        }
        past.withLock { $0 = nil }
        state.entries[index].waiting = []
    }

    /// Does something now, or when it is the answer's turn. As nobody else may write between, the lock is held.
    private func perform(_ index: Int, _ action: @escaping Action) {
        state.withLock { state in
            if index == state.shown {
                action(state.entries[index].presenter)
            } else {
                state.entries[index].waiting.append((stopwatch.now, action))
            }
        }
    }

    /// A stopwatch that shows the time at which what is shown happened.
    private func replaying(_ stopwatch: Stopwatch) -> Stopwatch {
        Stopwatch { [weak self] in self?.past.withLock { $0 } ?? stopwatch.now }
    }

    private struct QueuedAnswerView: AnswerView {
        let queue: ComparisonQueue
        let index: Int

        func begin(_ turn: PendingTurn, since start: Duration, on stopwatch: Stopwatch) {
            let stopwatch = queue.replaying(stopwatch)
            queue.perform(index) { $0.begin(turn, since: start, on: stopwatch) }
        }

        func show(_ event: StreamEvent) {
            queue.progress.meters[index].add(event)
            queue.perform(index) { $0.show(event) }
        }

        func end() {
            queue.perform(index) { $0.end() }
        }

        var isAbandoned: Bool { queue.answers.isClosed }
    }
}
