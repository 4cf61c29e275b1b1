import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/system`: shows, sets or clears the system prompt.
struct SystemCommand: SlashCommand {
    let name = "system"
    let arguments = "[TEXT | off]"
    let summary = "show, set or clear the system prompt"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        [("off", "no system prompt")]
    }

    func liveUse(of argument: String) -> LiveUse { argument.isEmpty ? .immediate : .nextTurn }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        switch argument {
        case "": break
        case "off": chat.change { $0.system = nil }
        default: chat.change { $0.system = argument }
        }
        if let system = chat.state.session.settings.system {
            chat.dialogue.say("\("System prompt: ", .dim)\(system)")
        } else {
            chat.dialogue.say("No system prompt is set.")
        }
        return .next
    }
}
