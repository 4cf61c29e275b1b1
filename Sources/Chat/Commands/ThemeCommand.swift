import GatewayCore
import Terminal

/// `/theme`: lists the themes, or switches.
struct ThemeCommand: SlashCommand {
    let name = "theme"
    let arguments = "[NAME | auto]"
    let summary = "list the themes in their colours, or switch"

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        ThemeList.words + ThemeLibrary(environment: environment).names.map { ($0, "") }
    }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        if argument.isEmpty {
            ThemeList(context.themes).write(to: context.writer)
            return .next
        }
        try context.themes.choose(argument)
        for line in Self.report(on: context.themes) {
            context.writer.write(line)
        }
        return .next
    }

    /// What is in use now, in its own colours.
    static func report(on themes: ThemeSwitch) -> [StyledText] {
        let choice = themes.choice
        switch choice {
        case .terminal:
            return ["Using the terminal's own colours."]
        case .auto:
            guard let theme = themes.theme else {
                return [
                    "Using \("auto", .accent): the terminal's own colours, as it has not told its background."
                ]
            }
            return [
                "Using \("auto", .accent): \(theme.name, .accent), as the terminal's background is \(theme.scheme.variant.rawValue)."
            ]
        case .named(let theme):
            let variant = theme.scheme.variant
            var lines: [StyledText] = ["Using \(theme.name, .accent)."]
            if let background = themes.background, background != variant {
                lines.append(
                    .warning(
                        "It is made for a \(variant.rawValue) background, and this terminal's is \(background.rawValue)."
                    ))
            }
            return lines
        }
    }
}
