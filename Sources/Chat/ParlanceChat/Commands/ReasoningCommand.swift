import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/reasoning`: the last answer's reasoning, or whether reasoning stays on the screen.
struct ReasoningCommand: SlashCommand {
    let name = "reasoning"
    let arguments = "[on | off]"
    let summary = "show the last answer's reasoning; on: always, off: as one line"
    let wordLimit: Int? = 1

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        [("on", "reasoning stays on the screen"), ("off", "it is folded into one line")]
    }

    func liveUse(of argument: String) -> LiveUse { argument.isEmpty ? .immediate : .nextTurn }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        switch argument {
        case "":
            let reasoned = chat.state.session.conversation.turns.last { $0.answer?.reasoning.isEmpty == false }
            guard let reasoning = reasoned?.answer?.reasoning else {
                throw CommandError("No answer so far has included reasoning.")
            }
            chat.dialogue.writer.write(.reasoning(reasoning), terminator: "")
            chat.dialogue.writer.ensureLineStart()
        case "on":
            chat.state.display.showsReasoning = true
            chat.dialogue.writer.write("Reasoning stays on the screen, before the answer.")
        case "off":
            chat.state.display.showsReasoning = false
            chat.dialogue.writer.write("Reasoning is folded into one line; /reasoning shows the last.")
        default:
            throw CommandError("'\(argument)' is neither on nor off.")
        }
        return .next
    }
}
