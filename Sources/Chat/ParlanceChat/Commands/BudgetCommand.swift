import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/budget`: what the session may spend.
struct BudgetCommand: SlashCommand {
    let name = "budget"
    let arguments = "[day | month] [DOLLARS | TOKENS | off]"
    let summary = "show, set (0.50, 20k tokens) or clear the budget of the session, a day, a month"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        [("off", "no budget"), ("day", "for a day"), ("month", "for a month")]
    }

    func liveUse(of argument: String) -> LiveUse { argument.isEmpty ? .immediate : .nextTurn }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
        let (budget, value): (WritableKeyPath<Budgets, Budget?>, String) =
            switch words.first {
            case "day": (\.day, words.dropFirst().first ?? "")
            case "month": (\.month, words.dropFirst().first ?? "")
            default: (\.session, argument)
            }
        switch value {
        case "": break
        case "off": chat.state.budgets[keyPath: budget] = nil
        default:
            guard let limit = Budget(value) else {
                throw CommandError("'\(value)' isn't a budget. Give dollars such as 0.50, or tokens such as 20k.")
            }
            chat.state.budgets[keyPath: budget] = limit
        }
        let states = chat.budgetStates
        if states.isEmpty { chat.dialogue.say("No budget is set.") }
        for state in states { chat.dialogue.say(state) }
        return .next
    }
}
