import GatewayCore
import ParlanceConversations
import TerminalEditor

/// `/debug`: what last went over the network, without keys.
struct DebugCommand: SlashCommand {
    let name = "debug"
    let arguments = ""
    let summary = "show the last request and its reply, without keys"

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        guard let exchange = context.debugLog?.last else {
            throw CommandError("Nothing has gone over the network yet.")
        }
        context.writer.write(StyledText(exchange.debugText))
        for note in context.factory.parameterMemory.notes(of: context.session.gateway.id) {
            context.writer.write(.dim(note))
        }
        return .next
    }
}
