import GatewayCore
import ParlanceAnswers
import TerminalEditor

/// `/theme`: lists the themes, or switches.
struct ThemeCommand: SlashCommand {
    let name = "theme"
    let aliases = ["themes"]
    let arguments = "[NAME | auto] [keep]"
    let summary = "choose a theme, or switch to one; keep: for good; list: all"

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
        var (argument, isKept) =
            themes.library.names.contains(argument) ? (argument, false) : ConfigurationKeeper.parse(argument)
        if argument.isEmpty, isKept {
            // That which is in use.
            return try keep(themes.choice.word, in: chat)
        }
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
        if isKept { return try keep(themes.choice.word, in: chat) }
        if chat.keeper.path != nil {
            chat.dialogue.say(.dim("For this run; /theme \(ConfigurationKeeper.word) makes it the default."))
        }
        return .next
    }

    private func keep(_ name: String, in chat: Chat) throws(CommandError) -> ChatFlow {
        for line in try chat.keeper.keep(name, as: .theme) { chat.dialogue.say(line) }
        return .next
    }
}
