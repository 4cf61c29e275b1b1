import ArgumentParser
import ParlanceChat
import FoundationEssentials
import GatewayCore
import TerminalEditor

/// `parlance models`: what providers offer.
struct ModelsSubcommand: Subcommand {
    static let words = ["models"]
    static let operands = "[PROVIDER]"
    static let summary = "the models that providers offer"
    static let abstract = "List the models that providers offer."

    static let discussion = """
        The lists come from the providers themselves and are cached for a day. Without a provider, all usable ones \
        are queried. Windows and prices are shown where the provider reports them or Parlance knows them.
        """

    @Argument(help: "The provider, such as openai; by default all usable ones.", completion: .providers)
    var provider: String?

    @Flag(help: "Fetch the lists again instead of using cached ones.")
    var refresh = false

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("When to use colors.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    var invocation: Invocation { Invocation(configurationPath: config, color: color) }

    func run(in program: Program) async -> ProgramExit {
        let factory = program.makeFactory(transport: CurlTransport(environment: program.environment))
        let tool = ModelsTool(
            factory: factory, output: program.answers, notices: program.notices, forcesRefresh: refresh,
            now: { Date().timeIntervalSince1970 })
        defer { for notice in factory.notices.drain() { program.notices.write(.warning(notice)) } }
        do throws(GatewayError) {
            if let provider = provider {
                try await tool.run(provider: provider)
            } else {
                try await tool.run()
            }
            return .answered
        } catch {
            return program.fail(error.message, ProgramExit(error))
        }
    }
}
