import GatewayCore
import ParlanceAnswers
import TerminalEditor

/// `/theme`: lists the themes, or switches.
struct ThemeCommand: SlashCommand {
    let name = "theme"
    let arguments = "[NAME | auto]"
    let summary = "list the themes in their colors, or switch"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        ThemeList.words + ThemeLibrary(environment: scope.environment).names.map { ($0, "") }
    }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        if argument.isEmpty {
            ThemeList(chat.services.themes).write(to: chat.dialogue.writer)
            return .next
        }
        let themes = chat.services.themes
        try CommandError.wrapping { try themes.choose(argument) }
        for line in ThemeReport.lines(on: chat.services.themes) {
            chat.dialogue.writer.write(line)
        }
        return .next
    }
}
