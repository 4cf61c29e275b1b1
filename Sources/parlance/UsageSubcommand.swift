import ArgumentParser
import FoundationEssentials
import GatewayCore
import ParlanceChat
import ParlanceConversations
import TerminalEditor

/// `parlance usage`: what was spent.
struct UsageSubcommand: Subcommand {
    static let words = ["usage"]
    static let operands = ""
    static let summary = "what was spent, by model, day, session, profile or effort"
    static let abstract = "Show what was spent."

    static let discussion = """
        Every call is counted: turns of chats, one-shot prompts, summaries, titles, answers that were stopped or asked \
        for again. Removing a session removes no spending. Amounts are exact where the provider reported the tokens; \
        those that are counted here are apart, with ~.
        """

    @Option(help: ArgumentHelp("From when on: 7d, 24h, 2w, today, month, year, or a date.", valueName: "time"))
    var since: String?

    @Option(help: ArgumentHelp("Until when; a date's day is included.", valueName: "time"))
    var until: String?

    @Option(help: ArgumentHelp("What to add up by.", valueName: "model|day|session|profile|effort"))
    var by: SpendingReport.Grouping = .model

    @Flag(help: "Write one JSON object.")
    var json = false

    @Flag(help: "Write comma-separated values.")
    var csv = false

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("When to use colors.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    func validate() throws {
        if json, csv { throw ValidationError("--json and --csv can't be used together.") }
    }

    static func isMeant(by rest: ArraySlice<String>) -> Bool {
        rest.first.map { $0.hasPrefix("-") && $0 != "--" } ?? true
    }

    var invocation: Invocation { Invocation(configurationPath: config, color: color) }

    func run(in program: Program) async -> ProgramExit {
        guard let path = CallBook.path(in: program.environment) else {
            return program.fail("No place to record spending: HOME is not set.", .usage)
        }
        let factory = LLMGatewayFactory(configuration: program.loadConfiguration(), environment: program.environment)
        let tool = UsageTool(
            log: UsageLog(path: path), store: program.store,
            running: RunningPrograms.folder(in: program.environment), factory: factory, output: program.answers,
            notices: program.notices, now: Int(Date().timeIntervalSince1970))
        var options = UsageTool.Options()
        (options.since, options.until, options.grouping) = (since, until, by)
        options.form = json ? .json : csv ? .csv : .table
        do throws(GatewayError) {
            try tool.run(options)
            return .answered
        } catch {
            return program.fail(error.message, ProgramExit(error))
        }
    }
}

extension SpendingReport.Grouping: ExpressibleByArgument {}
