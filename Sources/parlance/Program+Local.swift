import ParlanceChat
import FoundationEssentials
import GatewayCore
import GatewayLocalModels
import ParlanceConversations
import ParlanceSystem
import TerminalEditor

extension Program {
    /// The word by which a server's supervisor is told from everything else: `parlance local --supervise …`.
    static let supervision = LocalSubcommand.words + ["--supervise"]

    /// Likewise for the process that becomes the server: `parlance local --guarded …`.
    static let guarding = LocalSubcommand.words + ["--guarded"]

    /// What the supervisor starts its server with. It was itself started by its path.
    static var guardian: [String] { [CommandLine.arguments[0]] + guarding }

    /// Becomes a server's supervisor, or the server itself, where that is what the arguments say. Then it doesn't return.
    static func becomeLocalProcess(_ arguments: [String], environment: [String: String]) {
        guard arguments.starts(with: LocalSubcommand.words) else { return }
        if arguments.starts(with: supervision),
            let supervisor = LocalSupervisor(arguments: Array(arguments.dropFirst(supervision.count)))
        {
            supervisor.run(environment: environment, guardian: guardian)
        }
        if arguments.starts(with: guarding) { GuardedServer.run(Array(arguments.dropFirst(guarding.count))) }
    }

    /// What serves models on this machine; `nil` without a home.
    func localServer(_ configuration: GatewayConfiguration) -> LocalServer? {
        guard let state = StateFolder.path(in: environment), let program = Self.path else { return nil }
        return LocalServer(
            settings: configuration.localServer, folder: LocalModelFolder(path: state + "/local"),
            environment: environment, supervisor: [program] + Self.supervision)
    }

    /// Our own file, also where we were found along the PATH.
    private static var path: String? {
        CurrentProcess.executable ?? CommandLine.arguments.first
    }
}
