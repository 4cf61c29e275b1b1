import ArgumentParser
import ParlanceChat
import GatewayCore
import ParlanceTransfer
import TerminalEditor

/// `parlance sessions export`: a session in a form for others to read.
struct SessionsExportSubcommand: Subcommand {
    static let words = ["sessions", "export"]
    static let operands = "ID"
    static let summary = "a session as Markdown, JSON, HTML or a recording"
    static let abstract = "Write a session to standard output as Markdown, JSON, HTML or a recording."

    static let discussion = """
        The page is a single file that loads nothing else, in the colors of the theme and of its counterpart \
        for a light or dark system. A recording replays the last answer at its original pace; if the \
        session has no timings, its words are spread evenly over the time that the answer took.
        """

    @Argument(
        help: "The session's name or title, the start of either, or 'last'.",
        completion: .suggestions(of: "resume"))
    var session: String

    @Option(help: ArgumentHelp("The format.", valueName: "md|json|html|asciicast"))
    var format: ExportFormat = .markdown

    @Option(
        help: ArgumentHelp("The colors of a page or a recording: a theme.", valueName: "name"),
        completion: .suggestions(of: "theme"))
    var theme: String?

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"), completion: .file())
    var config: String?

    var invocation: Invocation { Invocation(configurationPath: config, theme: theme) }

    func run(in program: Program) async -> ProgramExit {
        guard let store = program.store else {
            return program.fail("Sessions are stored in the home directory, but HOME is not set.", .usage)
        }
        do {
            let session = try store.exported(session)
            var notes: [String] = []
            let colors = try program.themes(program.loadConfiguration(), &notes).exportColors()
            for note in notes { program.notices.write(.warning(note)) }
            guard let text = format.text(of: session, colors: colors) else {
                return program.fail("This session has no answers.", .usage)
            }
            // A file gets what was said; a terminal would obey it.
            if program.answers.capabilities.isTerminal {
                program.answers.write(StyledText(text), terminator: "")
            } else if let reason = StandardOutput.write(text) {
                return program.fail("The session cannot be written: \(reason).", .failed)
            }
            return .answered
        } catch {
            return program.fail("\(error)", .usage)
        }
    }
}

extension ExportFormat: ExpressibleByArgument {
    /// The format of a word such as `html`.
    public init?(argument: String) {
        self.init(argument)
    }
}
