import GatewayCore
import ParlanceAnswers
import TerminalEditor

/// `/theme`: lists the themes, or switches.
struct ThemeCommand: SlashCommand {
    let name = "theme"
    let arguments = "[NAME | auto]"
    let summary = "list the themes in their colours, or switch"

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
        for line in Self.report(on: chat.services.themes) {
            chat.dialogue.writer.write(line)
        }
        return .next
    }

    /// What is in use now, in its own colours.
    static func report(on themes: ThemeSwitch) -> [StyledText] {
        switch themes.choice {
        case .terminal:
            return ["Using the terminal's own colours."]
        case .auto:
            let reason: StyledText
            if let theme = themes.theme {
                let variant = theme.scheme.variant.rawValue
                reason = "\(theme.name, .accent), as the terminal's background is \(variant)."
            } else {
                reason = "the terminal's own colours, as it has not told its background."
            }
            return ["Using \("auto", .accent): " + reason]
        case .named(let theme):
            let line: StyledText = "Using \(theme.name, .accent)."
            let variant = theme.scheme.variant
            guard let background = themes.background, background != variant else { return [line] }
            // In the terminal's own colour, as those of the theme may not be readable.
            let words =
                "It is made for a \(variant.rawValue) background, and this terminal's is \(background.rawValue)."
            return [line, .strong(words)]
        }
    }
}
