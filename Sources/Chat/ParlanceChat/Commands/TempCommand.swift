import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/temp`: shows, sets or clears the temperature.
struct TempCommand: SlashCommand {
    let name = "temp"
    let arguments = "[NUMBER | default]"
    let summary = "show, set or clear the temperature"
    let wordLimit: Int? = 1

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        [("default", "leave it to the model")]
    }

    func liveUse(of argument: String) -> LiveUse { argument.isEmpty ? .immediate : .nextTurn }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        switch argument {
        case "": break
        case "default": chat.change { $0.temperature = nil }
        default:
            let gateway = chat.state.session.gateway
            let temperature = try CommandError.wrapping { try gateway.temperature(argument) }
            chat.change { $0.temperature = temperature }
        }
        chat.dialogue.writer.write(Self.state(of: chat))
        return .next
    }

    private static func state(of chat: Chat) -> StyledText {
        let session = chat.state.session
        guard session.gateway.abilities.temperatures != nil else {
            return "\(session.settings.model, .accent) doesn't support temperature; none is sent."
        }
        if let temperature = session.settings.temperature {
            return "Temperature \(temperature.short, .strong)."
        }
        guard let temperature = session.effectiveTemperature else {
            return "Temperature: model default."
        }
        let name = session.settings.profile ?? ""
        let profile = try? chat.services.factory.configuration.profile(named: name)
        let origin = profile?.temperature == nil ? "default" : "profile \(name)"
        return "Temperature \(temperature.short, .strong)\(" (\(origin))", .dim)."
    }
}
