import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/raw`: the Markdown source of the last answer, or of all answers to come.
struct RawCommand: SlashCommand {
    let name = "raw"
    let arguments = "[on | off]"
    let summary = "show the last answer's Markdown source; on: for all answers"
    let wordLimit: Int? = 1

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        [("on", "answers are shown as Markdown"), ("off", "answers are formatted")]
    }

    func liveUse(of argument: String) -> LiveUse { argument.isEmpty ? .immediate : .nextTurn }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        switch argument {
        case "":
            chat.dialogue.writer.write(StyledText(try chat.lastAnswer().text), terminator: "")
            chat.dialogue.writer.ensureLineStart()
        case "on":
            chat.state.display.rendersMarkdown = false
            chat.dialogue.writer.write("Answers are shown as Markdown source. /raw off formats them again.")
        case "off":
            chat.state.display.rendersMarkdown = true
            chat.dialogue.writer.write("Answers are formatted.")
        default:
            throw CommandError("'\(argument)' is neither on nor off.")
        }
        return .next
    }
}

extension Chat {
    /// The last answer that has any text.
    func lastAnswer() throws(CommandError) -> Answer {
        guard
            let answer = state.session.conversation.turns.reversed().lazy.compactMap(\.answer).first(where: {
                !$0.text.isEmpty
            })
        else { throw CommandError("There is no answer yet.") }
        return answer
    }
}
