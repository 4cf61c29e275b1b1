import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/debug`: what last went over the network, without keys.
struct DebugCommand: SlashCommand {
    let name = "debug"
    let arguments = ""
    let summary = "show the last request and its reply, without keys"

    func liveUse(of argument: String) -> LiveUse { .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        guard let exchange = chat.services.debugLog?.last else {
            throw CommandError("No request has been sent yet.")
        }
        chat.dialogue.writer.write(StyledText(exchange.debugText))
        for note in chat.services.factory.parameterMemory.notes(of: chat.state.session.gateway.id) {
            chat.dialogue.writer.write(.dim(note))
        }
        return .next
    }
}
