import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/budget`: what the session may spend.
struct BudgetCommand: SlashCommand {
    let name = "budget"
    let arguments = "[DOLLARS | TOKENS | off]"
    let summary = "show, set (0.50, 20k tokens) or clear the session's budget"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        [("off", "no budget")]
    }

    func liveUse(of argument: String) -> LiveUse { argument.isEmpty ? .immediate : .nextTurn }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        switch argument {
        case "": break
        case "off": chat.state.budget = nil
        default:
            guard let budget = Budget(argument) else {
                throw CommandError("'\(argument)' isn't a budget. Give dollars such as 0.50, or tokens such as 20k.")
            }
            chat.state.budget = budget
        }
        chat.dialogue.say(chat.budgetState ?? "No budget is set.")
        return .next
    }
}
