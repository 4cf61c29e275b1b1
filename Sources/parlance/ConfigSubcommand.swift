import ArgumentParser
import ParlanceChat
import GatewayCore
import ParlanceSystem
import TerminalEditor

/// `parlance config`: the configuration.
struct ConfigSubcommand: Subcommand {
    /// What is done with it.
    enum Action: String, ExpressibleByArgument, CaseIterable {
        case path, show, edit, check
    }

    static let words = ["config"]
    static let operands = "ACTION"
    static let summary = "the configuration: path, show, edit, check"
    static let abstract = "Find, show, edit and check the configuration."

    static let usage: String? = """
        parlance config path     print the path of the configuration
        parlance config show     print the configuration, without the keys in it
        parlance config edit     open it in $VISUAL or $EDITOR, then check it
        parlance config check    report what is wrong with it
        """

    static let discussion = """
        'edit' creates a configuration with examples if there is none. 'check' exits with 2 if anything in it cannot \
        be used. In the chat, /theme NAME keep and /model NAME keep write a default to it. \
        parlance help config describes every setting.
        """

    static var actions: [String] { Action.allCases.map(\.rawValue) }

    @Argument(help: "What to do: path, show, edit or check.")
    var action: Action

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"), completion: .file())
    var config: String?

    @Option(help: ArgumentHelp("When to use colors.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    var invocation: Invocation { Invocation(configurationPath: config, color: color) }

    func run(in program: Program) async -> ProgramExit {
        guard let path = config ?? ConfigurationFile.defaultPath(in: program.environment) else {
            return program.fail("No place for a configuration: set HOME or XDG_CONFIG_HOME.", .usage)
        }
        let tool = ConfigTool(
            path: path, environment: program.environment, output: program.answers, notices: program.notices)
        do throws(GatewayError) {
            switch action {
            case .path: tool.showPath()
            case .show: try tool.show()
            case .edit:
                try tool.createIfMissing()
                try edit(path, in: program)
                return check(tool, in: program)
            case .check: return check(tool, in: program)
            }
            return .answered
        } catch {
            return program.fail(error.message, ProgramExit(error))
        }
    }

    private func check(_ tool: ConfigTool, in program: Program) -> ProgramExit {
        let isUsable = tool.check { configuration in
            program.makeFactory(
                transport: CurlTransport(environment: program.environment), configuration: configuration)
        }
        return isUsable ? .answered : .usage
    }

    private func edit(_ path: String, in program: Program) throws(GatewayError) {
        guard FileDescriptor.standardInput.isTerminal else {
            throw GatewayError(.configuration, "An editor needs a terminal.", fix: "The configuration is \(path).")
        }
        do throws(ExternalEditorError) {
            try ExternalEditor(environment: program.environment).open(path)
        } catch {
            throw GatewayError(.configuration, error.message)
        }
    }
}
