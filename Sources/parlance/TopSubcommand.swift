import ArgumentParser
import FoundationEssentials
import GatewayCore
import ParlanceChat
import ParlanceConversations
import ParlanceSystem
import TerminalEditor

/// `parlance top`: what runs now, and what it costs.
struct TopSubcommand: Subcommand {
    static let words = ["top"]
    static let operands = ""
    static let summary = "a live view of every running chat and pipe, with tokens and money"
    static let abstract = "Watch every running chat and pipe."

    static let discussion = """
        Up and Down choose a row, Enter shows the last lines of its session, q leaves. In a pipe, or where the cursor \
        can't be moved, it is printed once. Numbers with ~ are estimates until the answer has ended.
        """

    @Flag(help: "Print it once.")
    var once = false

    @Flag(help: "Print it once, as one JSON object.")
    var json = false

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("When to use colors.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    static func isMeant(by rest: ArraySlice<String>) -> Bool {
        rest.first.map { $0.hasPrefix("-") && $0 != "--" } ?? true
    }

    var invocation: Invocation { Invocation(configurationPath: config, color: color) }

    func run(in program: Program) async -> ProgramExit {
        let environment = program.environment
        guard let path = CallBook.path(in: environment), let folder = RunningPrograms.folder(in: environment) else {
            return program.fail("No place to look for running programs: HOME is not set.", .usage)
        }
        let factory = LLMGatewayFactory(configuration: program.loadConfiguration(), environment: environment)
        let catalog = factory.catalog
        let book = CallBook(log: UsageLog(path: path), catalog: catalog, store: program.store)
        var tool = TopTool(folder: folder, store: program.store, book: book, catalog: catalog, output: program.answers)
        if json {
            tool.printJSON()
        } else if once || !FileDescriptor.standardInput.isTerminal || !tool.watch() {
            tool.printOnce()
        }
        return .answered
    }
}
