import ArgumentParser
import ParlanceChat
import FoundationEssentials
import GatewayCore
import ParlanceConversations
import TerminalEditor

/// `parlance sessions`: earlier conversations.
struct SessionsSubcommand: Subcommand {
    static let words = ["sessions"]
    static let operands = "[ACTION]"
    static let summary = "earlier sessions: list, show, search, rm"
    static let abstract = "List, show, search and remove earlier sessions."

    static let usage: String? = """
        parlance sessions [--all]            the last sessions, or all
        parlance sessions show SESSION       the conversation
        parlance sessions search WORDS ...   those that contain all the words, with the lines
        parlance sessions rm SESSION ...     remove them for good
        parlance sessions export SESSION     as Markdown, JSON, HTML or a recording
        parlance sessions import PROGRAM FILE  import conversations from llm or ChatGPT
        """

    static let discussion = """
        A session is given by its name, its title, or the start of either; 'last' is the one that was last \
        written to. Removing one requires its full name. Words match regardless of case, in prompts, \
        answers and titles, latest session first; quote words that belong together. A terminal shows the first \
        lines of each session unless --all is given. parlance -r SESSION resumes one.
        """

    /// What is done.
    enum Action: String, ExpressibleByArgument {
        case list, show, search, rm
    }

    static var parts: [any ParsableCommand.Type] { [List.self, Show.self, Search.self, Remove.self] }

    @Argument(help: "list, show, search or rm.")
    var action: Action = .list

    @Argument(help: "Sessions, or words to look for.")
    var words: [String] = []

    @Flag(help: "List all sessions, or show all matching lines.")
    var all = false

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("When to use colors.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    func validate() throws {
        switch action {
        case .show where all, .rm where all: throw ValidationError("--all works only with list and search.")
        case .list where !words.isEmpty: throw ValidationError("list doesn't accept any words.")
        case .show where words.isEmpty, .rm where words.isEmpty: throw ValidationError("Which session?")
        case .search where words.allSatisfy({ $0.allSatisfy(\.isWhitespace) }): throw ValidationError("Which words?")
        default: break
        }
    }

    var invocation: Invocation { Invocation(configurationPath: config, color: color) }

    func run(in program: Program) async -> ProgramExit {
        guard let store = program.store else {
            return program.fail("No place to store sessions: HOME is not set.", .usage)
        }
        let factory = LLMGatewayFactory(
            configuration: program.loadConfiguration(), environment: program.environment, catalog: program.catalog)
        let tool = SessionsTool(
            store: store, catalog: factory.catalog, output: program.answers, notices: program.notices,
            now: Date().timeIntervalSince1970, log: CallBook.path(in: program.environment).map { UsageLog(path: $0) })
        do throws(FileError) {
            switch action {
            case .list: try tool.list(limit: all ? nil : SessionsTool.listed)
            case .show: try tool.show(words.joined(separator: " "))
            case .rm: try tool.remove(words)
            case .search:
                guard try tool.search(words, showsAll: all) else {
                    return program.fail("No session matches.", .failed)
                }
            }
            return .answered
        } catch {
            return program.fail(error.message, .usage)
        }
    }
}
