import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/config`: the settings that hold, what changes each, and where they are kept.
struct ConfigCommand: SlashCommand {
    let name = "config"
    let aliases = ["settings", "set", "status", "info"]
    let arguments = ""
    let summary = "show the settings that hold, and where they are kept"
    let wordLimit: Int? = nil

    func liveUse(of argument: String) -> LiveUse { .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        guard argument.isEmpty else {
            throw CommandError(
                "Each setting has a command of its own; /config lists them. "
                    + "For the file, at the shell: parlance config edit.")
        }
        var table = TextTable(columns: [.init(), .init(), .init()])
        for (name, value, command) in Self.settings(of: chat) {
            table.append([.dim(name), StyledText(Sanitizer.cleanLine(value)), .code(command)])
        }
        for line in table.lines(fitting: chat.dialogue.columns) { chat.dialogue.writer.write(line) }
        let path = chat.keeper.path
        chat.dialogue.say(
            path.map { "\("Configuration: ", .dim)\($0) \("(parlance config edit)", .dim)" }
                ?? "No place for a configuration: set HOME or XDG_CONFIG_HOME.")
        return .next
    }

    /// How hard the model thinks.
    private static func effort(of session: Session) -> String {
        let gateway = session.gateway
        if gateway.lacksEfforts { return "not supported" }
        guard let effort = session.effectiveEffort else {
            return "model default" + (gateway.abilities.defaultEffort.map { " (\($0.rawValue))" } ?? "")
        }
        let isReplaced = session.settings.effort.map { $0 != effort } ?? false
        return effort.rawValue + (isReplaced ? " (nearest to \(session.settings.effort?.rawValue ?? ""))" : "")
    }

    private static func settings(of chat: Chat) -> [(name: String, value: String, command: String)] {
        let session = chat.state.session
        let settings = session.settings
        let profile = settings.profile.map { " (profile \($0))" } ?? ""
        let temperature =
            session.gateway.abilities.temperatures == nil
            ? "not supported" : session.effectiveTemperature.map(\.short) ?? "model default"
        return [
            ("model", settings.model.description + profile, "/model"),
            ("effort", effort(of: session), "/effort"),
            ("temperature", temperature, "/temp"),
            ("system prompt", settings.system ?? "none", "/system"),
            ("schema", settings.schema == nil ? "off" : "on", "/schema"),
            ("budget", chat.state.budget?.text ?? "none", "/budget"),
            ("reasoning", chat.state.display.showsReasoning ? "shown" : "folded", "/reasoning"),
            ("theme", chat.services.themes.choice.word, "/theme"),
        ]
    }
}
