/// What was said about the theme.
enum ThemeChoice: Sendable, Hashable {
    /// The one that suits the terminal's background.
    case auto
    /// The terminal's own colors.
    case terminal
    /// A theme by name.
    case named(Theme)

    /// The words that are no names of themes, as they are typed.
    static let words = ["auto", "terminal"]

    /// The word by which it is chosen.
    var word: String {
        switch self {
        case .auto: "auto"
        case .terminal: "terminal"
        case .named(let theme): theme.name
        }
    }
}
