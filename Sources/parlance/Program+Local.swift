import Chat
import FoundationEssentials
import GatewayCore
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Program {
    /// The word by which a server's supervisor is told from everything else: `parlance local --supervise …`.
    static let supervision = [LocalOptions.name, "--supervise"]

    /// Likewise for the process that becomes the server: `parlance local --guarded …`.
    static let guarding = [LocalOptions.name, "--guarded"]

    /// What the supervisor starts its server with. It was itself started by its path.
    static var guardian: [String] { [CommandLine.arguments[0]] + guarding }

    /// Installs, shows, stops or removes what runs models on this machine.
    func manageLocal(_ options: LocalOptions) async -> ProgramExit {
        guard let server = localServer(loadConfiguration()) else {
            return fail("There is no home to install anything in: set HOME or XDG_STATE_HOME.", .usage)
        }
        let tool = LocalTool(server: server, environment: environment, output: answers, notices: notices)
        do throws(GatewayError) {
            switch options.action {
            case .setup: try tool.setUp()
            case .status: tool.status()
            case .stop: await tool.stop()
            case .rm: try await tool.remove()
            }
            return .answered
        } catch {
            return fail(error.message, ProgramExit(error))
        }
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
        #if os(Linux)
            if let path = realpath("/proc/self/exe", nil) {
                defer { free(path) }
                return String(cString: path)
            }
        #endif
        return CommandLine.arguments.first
    }
}
