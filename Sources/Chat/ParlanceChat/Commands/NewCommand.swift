import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/new`: begins a new conversation with the same settings.
struct NewCommand: SlashCommand {
    let name = "new"
    let aliases = ["clear", "reset"]
    let arguments = ""
    let summary = "start a new conversation with the same settings"

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async -> ChatFlow {
        guard await chat.mayLeave() else { return .next }
        chat.state.session.restart()
        chat.dialogue.say("A new conversation with \(chat.state.session.settings.model, .accent).")
        return .next
    }
}
