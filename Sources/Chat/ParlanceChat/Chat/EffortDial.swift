import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import Synchronization
import TerminalEditor

/// Shift-Tab at the prompt: the level changes in a copy of the chat while the draft stays, and is taken over with the
/// line.
final class EffortDial: Sendable {
    private struct State {
        var chat: Chat
        var isTurned = false
    }

    private let state: Mutex<State>

    init(_ chat: Chat) {
        state = Mutex(State(chat: chat.unkept))
    }

    /// Takes the next level.
    func turn() -> CycleStep {
        state.withLock { state in
            let before = state.chat.prompt
            let notice = state.chat.cycleEffort()
            state.isTurned = true
            let after = state.chat.prompt
            return CycleStep(prompt: after == before ? nil : after, notice: notice)
        }
    }

    /// The level that was chosen; the outer `nil`: none was.
    var choice: ReasoningEffort?? {
        state.withLock { $0.isTurned ? .some($0.chat.state.session.settings.effort) : nil }
    }
}
