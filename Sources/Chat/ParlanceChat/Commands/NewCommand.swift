import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/new`: begins a new conversation with the same settings.
struct NewCommand: SlashCommand {
    let name = "new"
    let arguments = ""
    let summary = "begin a new conversation with the same settings"

    func leavesConversation(_ argument: String) -> Bool { argument.isEmpty }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        context.session.restart()
        context.writer.say("A new conversation with \(context.session.settings.model, .accent).")
        return .next
    }
}
