import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/raw`: the Markdown source of the last answer, or of all answers to come.
struct RawCommand: SlashCommand {
    let name = "raw"
    let arguments = "[on | off]"
    let summary = "show the last answer's Markdown source; on: show all answers so"
    let wordLimit: Int? = 1

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        [("on", "answers are not laid out"), ("off", "answers are laid out")]
    }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        switch argument {
        case "":
            context.writer.write(StyledText(try context.lastAnswer().text), terminator: "")
            context.writer.ensureLineStart()
        case "on":
            context.display.rendersMarkdown = false
            context.writer.write("Answers are shown as they come, with their Markdown signs. /raw off ends that.")
        case "off":
            context.display.rendersMarkdown = true
            context.writer.write("Answers are laid out.")
        default:
            throw CommandError("'\(argument)' is neither on nor off.")
        }
        return .next
    }
}

extension ChatContext {
    /// The last answer that has any text.
    func lastAnswer() throws(CommandError) -> Answer {
        guard
            let answer = session.conversation.turns.reversed().lazy.compactMap(\.answer).first(where: {
                !$0.text.isEmpty
            })
        else { throw CommandError("There is no answer yet.") }
        return answer
    }
}
