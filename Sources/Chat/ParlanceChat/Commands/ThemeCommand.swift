import GatewayCore
import ParlanceAnswers
import TerminalEditor

/// `/theme`: lists the themes, or switches.
struct ThemeCommand: SlashCommand {
    let name = "theme"
    let aliases = ["themes"]
    let arguments = "[NAME | auto]"
    let summary = "choose a theme, or switch to one; list: show them all"

    /// What prints them all.
    private static let list = "list"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        ThemeList.words + ThemeLibrary(environment: scope.environment).names.map { ($0, "") }
    }

    func liveUse(of argument: String) -> LiveUse { .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        let themes = chat.services.themes
        var argument = argument
        if argument.isEmpty, chat.canChoose {
            let picker = ThemePicker.picker(themes)
            guard case .chosen(let index) = await chat.choose(from: picker) else { return .next }
            argument = picker.items[index].name
        } else if argument.isEmpty || (argument == Self.list && !themes.library.names.contains(Self.list)) {
            ThemeList(themes).write(to: chat.dialogue.writer)
            return .next
        }
        try CommandError.wrapping { [argument] in try themes.choose(argument) }
        for line in ThemeReport.lines(on: chat.services.themes) {
            chat.dialogue.writer.write(line)
        }
        return .next
    }
}
