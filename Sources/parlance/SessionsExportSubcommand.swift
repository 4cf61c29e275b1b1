import ArgumentParser
import Chat
import Terminal

/// `parlance sessions export`: a session in a form for others to read.
struct SessionsExportOptions: ParsableCommand {
    static let words = ["sessions", "export"]

    static let configuration = CommandConfiguration(
        commandName: "parlance sessions export",
        abstract: "Write a session to standard output as Markdown, JSON, HTML or a recording.",
        discussion: """
            The page is one file that loads nothing from elsewhere, in the colours of the theme and of its counterpart \
            for a light or dark system. A recording is that of the last answer, whose words come as they came; \
            where the session has no times of them, they are spread evenly over the time that the answer took.
            """
    )

    @Argument(
        help: "The session's name, its title, the beginning of either, or 'last'.",
        completion: .suggestions(of: "resume"))
    var session: String

    @Option(help: ArgumentHelp("The form.", valueName: "md|json|html|asciicast"))
    var format: ExportFormat = .markdown

    @Option(
        help: ArgumentHelp("The colours of a page or a recording: a theme.", valueName: "name"),
        completion: .suggestions(of: "theme"))
    var theme: String?

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"), completion: .file())
    var config: String?
}

extension ExportFormat: ExpressibleByArgument {
    /// The format of a word such as `html`.
    public init?(argument: String) {
        self.init(argument)
    }
}
