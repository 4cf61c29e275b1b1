import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/title`: shows or sets what the session is called.
struct TitleCommand: SlashCommand {
    let name = "title"
    let arguments = "[TEXT]"
    let summary = "show or set what the session is called"

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        if !argument.isEmpty {
            do throws(JournalError) {
                try context.session.rename(argument.firstWords)
            } catch {
                context.writer.say(.warning(error.message))
            }
        }
        let title = context.session.title
        context.writer.say(title.isEmpty ? "The session has no title yet." : "Title: \(title, .strong)")
        return .next
    }
}
