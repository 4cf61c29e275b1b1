import ArgumentParser
import ParlanceChat
import FoundationEssentials
import GatewayCore
import TerminalEditor

/// `parlance models`: what providers offer, and what is known of it.
struct ModelsSubcommand: Subcommand {
    /// What is done instead of listing a provider's models.
    enum Action: String, CaseIterable {
        case refresh, defaults
    }

    static let words = ["models"]
    static let operands = "[PROVIDER]"
    static let summary = "the models that providers offer; refresh, defaults"
    static let abstract = "List the models that providers offer, and refresh their prices."

    static let usage: String? = """
        parlance models [PROVIDER] [--refresh]     the models that providers offer
        parlance models refresh [FILE]             take newer prices and windows, and show what they change
        parlance models refresh --clear            go back to the built-in ones
        parlance models defaults                   the default of each provider, and what has replaced it
        """

    static let discussion = """
        The lists come from the providers themselves and are cached for a day. Without a provider, all usable ones \
        are queried. Windows and prices are shown where the provider reports them or Parlance knows them. \
        'refresh' keeps what the lists report, or what FILE has: one in the format of LiteLLM's \
        model_prices_and_context_window.json. The configuration comes before it, the built-in figures after it.
        """

    static var parts: [any ParsableCommand.Type] { [Refresh.self, Defaults.self] }

    @Argument(
        help: "The provider, such as openai; by default all usable ones. Or refresh, or defaults.",
        completion: .providers)
    var provider: String?

    @Argument(help: "A price map for refresh.", completion: .file())
    var file: String?

    @Flag(help: "Fetch the lists again instead of using cached ones.")
    var refresh = false

    @Flag(help: "Show what refresh would change, and keep nothing.")
    var dryRun = false

    @Flag(help: "Remove what refresh has kept.")
    var clear = false

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("When to use colors.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    private var action: Action? { provider.flatMap(Action.init) }

    func validate() throws {
        if action != .refresh, let file { throw ValidationError("'\(file)' is one word too many.") }
        if action != .refresh, dryRun || clear {
            throw ValidationError("--dry-run and --clear work only with refresh.")
        }
        if clear, dryRun || file != nil { throw ValidationError("--clear works alone.") }
        if action != nil, refresh { throw ValidationError("--refresh works only with lists.") }
    }

    var invocation: Invocation { Invocation(configurationPath: config, color: color) }

    func run(in program: Program) async -> ProgramExit {
        let factory = program.makeFactory(transport: CurlTransport(environment: program.environment))
        defer { for notice in factory.notices.drain() { program.notices.write(.warning(notice)) } }
        do throws(GatewayError) {
            switch action {
            case .refresh: try await refresh(factory, in: program)
            case .defaults: DefaultsTool(factory: factory, output: program.answers).run()
            case nil: try await list(factory, in: program)
            }
            return .answered
        } catch {
            return program.fail(error.message, ProgramExit(error))
        }
    }

    private func list(_ factory: LLMGatewayFactory, in program: Program) async throws(GatewayError) {
        let tool = ModelsTool(
            factory: factory, output: program.answers, notices: program.notices, forcesRefresh: refresh,
            now: { Date().timeIntervalSince1970 })
        if let provider = provider {
            try await tool.run(provider: provider)
        } else {
            try await tool.run()
        }
    }

    private func refresh(_ factory: LLMGatewayFactory, in program: Program) async throws(GatewayError) {
        let tool = RefreshTool(factory: factory, output: program.answers, notices: program.notices, today: .today)
        if clear {
            try tool.clear()
        } else if let file {
            try tool.run(file: file, isTrial: dryRun)
        } else {
            try await tool.runWithLists(isTrial: dryRun)
        }
    }
}

/// What each action of `parlance models` accepts.
extension ModelsSubcommand {
    struct Refresh: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: Action.refresh.rawValue,
            abstract: "Take newer prices and windows, and show what they change.")
        @Argument(help: "A price map.", completion: .file()) var file: String?
        @Flag(help: "Keep nothing.") var dryRun = false
        @Flag(help: "Remove what was kept.") var clear = false
    }

    struct Defaults: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: Action.defaults.rawValue,
            abstract: "Show the default of each provider, and what has replaced it.")
    }
}
