import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/title`: shows or sets what the session is called.
struct TitleCommand: SlashCommand {
    let name = "title"
    let arguments = "[TEXT]"
    let summary = "show or set the session's title"

    func liveUse(of argument: String) -> LiveUse { argument.isEmpty ? .immediate : .nextTurn }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        if !argument.isEmpty {
            chat.attempt { session throws(FileError) in try session.rename(argument.firstWords) }
        }
        let title = chat.state.session.title
        chat.dialogue.say(title.isEmpty ? "The session has no title yet." : "Title: \(title, .strong)")
        return .next
    }
}
