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

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        [("on", "reasoning stays on the screen"), ("off", "one line tells of it")]
    }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        switch argument {
        case "":
            let reasoned = context.session.conversation.turns.last { $0.answer?.reasoning.isEmpty == false }
            guard let reasoning = reasoned?.answer?.reasoning else {
                throw CommandError("No answer has come with reasoning.")
            }
            context.writer.write(.reasoning(reasoning), terminator: "")
            context.writer.ensureLineStart()
        case "on":
            context.display.showsReasoning = true
            context.writer.write("Reasoning stays on the screen, before the answer.")
        case "off":
            context.display.showsReasoning = false
            context.writer.write("Reasoning is folded to one line; /reasoning shows the last.")
        default:
            throw CommandError("'\(argument)' is neither on nor off.")
        }
        return .next
    }
}
