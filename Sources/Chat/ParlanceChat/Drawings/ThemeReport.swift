import TerminalEditor

/// The theme in use, in words.
enum ThemeReport {
    /// What is in use now, in its own colors.
    static func lines(on themes: ThemeSwitch) -> [StyledText] {
        switch themes.choice {
        case .terminal:
            return ["Using the terminal's own colors."]
        case .auto:
            let reason: StyledText
            if let theme = themes.theme {
                let variant = theme.scheme.variant.rawValue
                reason = "\(theme.name, .accent), because the terminal's background is \(variant)."
            } else {
                reason = "the terminal's own colors, because it didn't report its background."
            }
            return ["Using \("auto", .accent): " + reason]
        case .named(let theme):
            let line: StyledText = "Using \(theme.name, .accent)."
            let variant = theme.scheme.variant
            guard let background = themes.background, background != variant else { return [line] }
            // In the terminal's own color, as those of the theme may not be readable.
            let words =
                "It is made for a \(variant.rawValue) background, but this terminal's is \(background.rawValue)."
            return [line, .strong(words)]
        }
    }
}
