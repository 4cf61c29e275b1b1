import ParlanceAnswers
import TerminalEditor

/// What `/help` shows alone: what can be typed, by what one wants to do. It fits on one screen.
enum HelpOverview {
    /// Something that one wants to do, and what is typed for it.
    typealias Purpose = (wish: String, typed: [String])

    /// The purposes. Every command is in one of them.
    static let purposes: [Purpose] = [
        ("Switch or compare models", ["/model", "/compare", "/preset", "/effort", "/temp", "/system"]),
        ("Attach files and output", ["@FILE", "!COMMAND", "/attach"]),
        ("Improve an answer", ["/retry", "/edit", "/continue", "/side", "/reasoning", "/raw"]),
        ("Go back or branch off", ["/undo", "/redo", "/tree", "/go"]),
        ("Copy or save", ["/copy", "/export"]),
        ("Start over, or find a chat", ["/new", "/sessions", "/resume", "/title"]),
        ("Watch tokens and money", ["/tokens", "/context", "/cost", "/usage", "/budget", "/compact", "Ctrl-T"]),
        ("Get JSON", ["/schema"]),
        ("Write long messages", ["Ctrl-J", "Ctrl-X Ctrl-E", "Ctrl-S", "/paste"]),
        ("Type during an answer", ["Ctrl-C", "/queue"]),
        ("Change settings and looks", ["/config", "/theme"]),
        ("See what went wrong", ["/debug"]),
        ("Get help, or leave", ["/help", "/quit", "Ctrl-D"]),
    ]

    /// The lines, none wider than the columns.
    static func lines(columns: Int) -> [StyledText] {
        let start: StyledText = "Type a message and press Enter. A slash starts a command; Tab completes it."
        let end: StyledText = """
            \("/help NAME", .code) explains a command, a key or a topic; \("/help commands", .code) and \
            \("/help keys", .code) list all.
            """
        let topics = StyledText.dim("Topics: " + HelpTopic.articles.map(\.name).joined(separator: ", ") + ".")
        var lines = start.lines(columns: columns) + [StyledText()]
        for purpose in purposes { lines += row(purpose, columns: columns) }
        return lines + [StyledText()] + end.lines(columns: columns) + topics.lines(columns: columns)
    }

    private static func row(_ purpose: Purpose, columns: Int) -> [StyledText] {
        let words = purpose.typed.map { $0.first?.isLetter == true ? StyledText.strong($0) : .code($0) }
        let width = purposes.map(\.wish.count).max() ?? 0
        let indent = width + 2
        // Beside the wish there should be room for the longest of the words.
        guard columns >= indent + 16 else {
            return [StyledText(purpose.wish)] + WordFlow.lines(words, columns: columns, indent: 4)
        }
        let flow = WordFlow.lines(words, columns: columns - indent, indent: 0)
        return flow.enumerated().map { index, line in
            StyledText(index == 0 ? purpose.wish : "").padded(to: indent) + line
        }
    }
}
