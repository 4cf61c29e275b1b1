import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import Synchronization
import TerminalEditor

/// The answer that streams: what there is of it for those who ask meanwhile, and the way to stop it for another model.
final class LiveAnswer: AnswerView {
    private struct State {
        var turn: PendingTurn?
        var answer: Answer?
        var isStopped = false
        var task: Task<Answer, Never>?
    }

    private let presenter: AnswerPresenter
    /// What counts it.
    let ledger: LiveLedger
    private let catalog: ServedCatalog
    private let state = Mutex(State())

    /// - Parameters:
    ///   - presenter: What shows the answer.
    ///   - ledger: What counts it.
    ///   - catalog: Where prices and windows are known from.
    init(shownBy presenter: AnswerPresenter, countedBy ledger: LiveLedger, catalog: ServedCatalog) {
        self.presenter = presenter
        self.ledger = ledger
        self.catalog = catalog
    }

    /// The turn, and what there is of its answer; `nil` before it was asked for and after its end.
    var current: (turn: PendingTurn, answer: Answer)? {
        state.withLock { state in
            guard let turn = state.turn, let answer = state.answer else { return nil }
            return (turn, answer)
        }
    }

    // MARK: Stopping

    /// Stops the answer. What shows it waits for the rest.
    func stop() {
        let task = state.withLock { state in
            state.isStopped = true
            return state.task
        }
        task?.cancel()
    }

    /// Tells of the task that asks for the answer.
    func watch(_ task: Task<Answer, Never>) {
        let isStopped = state.withLock { state in
            state.task = task
            return state.isStopped
        }
        if isStopped { task.cancel() }
    }

    /// The answer has ended after it was stopped.
    ///
    /// - Parameter mark: What tells who writes the rest of it; `nil`: nobody does.
    func resume(after mark: StyledText?) {
        state.withLock { $0.isStopped = false }
        presenter.resume(after: mark)
    }

    // MARK: Showing

    func begin(_ turn: PendingTurn, since start: Duration, on stopwatch: Stopwatch) {
        state.withLock { state in
            state.turn = turn
            state.answer = Answer(model: turn.gateway.id)
        }
        ledger.begin(turn, model: catalog[turn.gateway], since: start, on: stopwatch)
        presenter.begin(turn, since: start, on: stopwatch)
    }

    func show(_ event: StreamEvent) {
        state.withLock { $0.answer?.add(event) }
        ledger.add(event)
        presenter.show(event)
    }

    func end() {
        let isStopped = state.withLock { state in
            (state.turn, state.answer, state.task) = (nil, nil, nil)
            return state.isStopped
        }
        ledger.end()
        if isStopped { presenter.pause() } else { presenter.end() }
    }

    var isAbandoned: Bool { presenter.isAbandoned }
}
