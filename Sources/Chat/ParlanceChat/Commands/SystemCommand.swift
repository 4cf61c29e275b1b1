import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/system`: shows, sets or clears the system prompt.
struct SystemCommand: SlashCommand {
    let name = "system"
    let arguments = "[TEXT | off]"
    let summary = "show, set or clear the system prompt"

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        [("off", "no system prompt")]
    }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        switch argument {
        case "": break
        case "off": context.change { $0.system = nil }
        default: context.change { $0.system = argument }
        }
        if let system = context.session.settings.system {
            context.writer.say("\("System prompt: ", .dim)\(system)")
        } else {
            context.writer.say("No system prompt is set.")
        }
        return .next
    }
}
