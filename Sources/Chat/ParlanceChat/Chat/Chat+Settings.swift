import GatewayCore
import ParlanceConversations
import TerminalEditor

/// Changing the session. A journal that cannot be written is said, and stops nothing.
extension Chat {
    /// Does something to the session that goes into its journal.
    mutating func attempt(_ change: (inout Session) throws(FileError) -> Void) {
        do throws(FileError) {
            try change(&state.session)
        } catch {
            dialogue.say(.warning(error.message))
        }
    }

    /// Moves to another branch.
    mutating func move(to turn: Int?) {
        attempt { session throws(FileError) in try session.move(to: turn) }
    }

    /// Changes settings other than the model.
    mutating func change(_ change: (inout SessionSettings) -> Void) {
        var settings = state.session.settings
        change(&settings)
        attempt { session throws(FileError) in try session.change(settings) }
    }

    /// Takes a model with its settings.
    mutating func use(_ gateway: any LLMGateway, _ settings: SessionSettings) {
        attempt { session throws(FileError) in try session.use(gateway, settings: settings) }
    }

    /// Takes back what the preset has changed that holds. Nothing is said.
    mutating func leavePreset() {
        guard let change = state.preset else { return }
        let gateway = state.gatewayWithoutPreset
        state.preset = nil
        use(gateway, change.reverted(from: state.session.settings))
    }
}
