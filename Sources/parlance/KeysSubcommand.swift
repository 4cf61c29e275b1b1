import ArgumentParser
import ParlanceChat
import GatewayCore
import ParlanceSystem
import TerminalEditor

/// `parlance keys`: the keys that are kept for providers.
struct KeysSubcommand: Subcommand {
    /// What is done with the keys.
    enum Action: String, ExpressibleByArgument, CaseIterable {
        case set, list, rm, path
    }

    static let words = ["keys"]
    static let operands = "ACTION"
    static let summary = "store provider keys: set, list, rm, path"
    static let abstract = "Store provider API keys in a file that only you can read."

    static let usage: String? = """
        parlance keys set NAME    read a key without showing it, and store it for a provider
        parlance keys list        list the providers that have a stored key
        parlance keys rm NAME     remove a key
        parlance keys path        print the path of the file
        """

    static let discussion = """
        'set' reads from the terminal, or the first line of a pipe: pass show openai | parlance keys set openai. A \
        key comes from the profile's api_key, an api_key_command in the configuration, the environment, or this \
        store, in that order.
        """

    static var actions: [String] { Action.allCases.map(\.rawValue) }

    @Argument(help: "What to do: set, list, rm or path.")
    var action: Action

    @Argument(help: "The provider, such as openai.", completion: .providers)
    var provider: String?

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("When to use colors.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    func validate() throws {
        switch action {
        case .set, .rm:
            if provider == nil { throw ValidationError("Name a provider, as in: parlance keys \(action) openai") }
        case .list, .path:
            // A key on the command line would be in the shell's history and in the list of processes.
            if provider != nil { throw ValidationError("'parlance keys \(action)' doesn't accept a name.") }
        }
    }

    var invocation: Invocation { Invocation(configurationPath: config, color: color) }

    func run(in program: Program) async -> ProgramExit {
        guard let path = KeyStore.defaultPath(in: program.environment) else {
            return program.fail("No place to store keys: set HOME or XDG_CONFIG_HOME.", .usage)
        }
        let factory = program.makeFactory(transport: CurlTransport(environment: program.environment))
        let tool = KeysTool(
            factory: factory, store: KeyStore(path: path), output: program.answers, notices: program.notices)
        do throws(GatewayError) {
            switch action {
            case .set:
                try tool.set(provider ?? "") { question throws(GatewayError) in
                    try readKey(question, program.notices)
                }
            case .list: try tool.list()
            case .rm: try tool.remove(provider ?? "")
            case .path: tool.path()
            }
            return .answered
        } catch {
            return program.fail(error.message, ProgramExit(error))
        }
    }

    private func readKey(_ question: String, _ notices: TerminalWriter) throws(GatewayError) -> String? {
        if FileDescriptor.standardInput.isTerminal { return SecretReader.read(question, to: .standardError) }
        let bytes = try StandardInput.read(notices, upTo: Limits.key, fix: "Pipe in one line with the key.")
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init)
    }
}
