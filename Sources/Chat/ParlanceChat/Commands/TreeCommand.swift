import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/tree`: draws the branches of the session.
struct TreeCommand: SlashCommand {
    let name = "tree"
    let arguments = "[all]"
    let summary = "draw the branches of the session"
    let wordLimit: Int? = 1

    func liveUse(of argument: String) -> LiveUse { .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        guard argument.isEmpty || argument == "all" else {
            throw CommandError("/tree accepts only 'all', for every turn of a long session.")
        }
        let drawing = TreeDrawing(
            chat.state.session.tree, isUTF8: chat.dialogue.writer.capabilities.isUTF8,
            isAnswering: chat.state.isAnswering)
        for line in drawing.lines(columns: chat.dialogue.columns, isWhole: argument == "all") {
            chat.dialogue.writer.write(line)
        }
        return .next
    }
}
