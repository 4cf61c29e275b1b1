import GatewayCore
import Synchronization
import Terminal

/// Shows an answer as it comes: a spinner until there is something to show, then the text, as it is.
public final class AnswerPresenter: Sendable {
    private struct State {
        var spinner: Spinner?
        var isReasoning = false
    }

    private let writer: TerminalWriter
    private let showsReasoning: Bool
    private let state = Mutex(State())

    /// A presenter.
    ///
    /// - Parameter showsReasoning: Whether the model's reasoning is shown, dim, before the answer.
    public init(writer: TerminalWriter, showsReasoning: Bool) {
        self.writer = writer
        self.showsReasoning = showsReasoning
    }

    /// Whether nobody can read the answer any more.
    var isAbandoned: Bool {
        writer.isClosed
    }

    /// Waits for the first event, visibly.
    func begin(waitingFor model: ModelID) {
        writer.beginAnswer()
        let spinner = Spinner("waiting for \(model.model)", on: writer)
        state.withLock { $0 = State(spinner: spinner) }
    }

    /// Shows one event at once.
    func show(_ event: StreamEvent) {
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
        stopSpinner()
        writer.endAnswer()
        writer.ensureLineStart()
    }

    private func stopSpinner() {
        state.withLock { state in
            state.spinner?.stop()
            state.spinner = nil
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
