import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/debug`: what last went over the network, without keys; `/debug raw`: with headers, and each event.
struct DebugCommand: SlashCommand {
    let name = "debug"
    let arguments = "[raw]"
    let summary = "show the last request, its times and reply; raw: as they came"
    let wordLimit: Int? = 1

    /// What shows everything.
    private static let raw = "raw"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        [(Self.raw, "with headers, and each event")]
    }

    func liveUse(of argument: String) -> LiveUse { .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        guard argument.isEmpty || argument == Self.raw else {
            throw CommandError("'\(argument)' isn't raw. /debug shows the last exchange, /debug raw all of it.")
        }
        guard let exchange = chat.services.debugLog?.last else {
            throw CommandError("No request has been sent yet.")
        }
        let lines = argument.isEmpty ? DebugReport(exchange).lines : [StyledText(exchange.debugText)]
        for line in lines { chat.dialogue.writer.write(line) }
        for note in chat.services.factory.parameterMemory.notes(of: chat.state.session.gateway.id) {
            chat.dialogue.writer.write(.dim(note))
        }
        return .next
    }
}
