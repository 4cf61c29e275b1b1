import CParlanceProcessControl
import ParlanceSystem

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Holds one server, and ends it when no session uses it any more.
///
/// It runs in a process of its own, as no session may outlive another one on purpose. Everything it learns comes from
/// the kernel: that the last session has gone is the lock on the lease, that the server has ended is `waitpid`.
public struct LocalSupervisor: Sendable {
    /// How long a server may take to end by itself.
    private static let grace: UInt32 = 2

    private let files: LocalServerFiles
    private let launch: LocalLaunch

    /// Reads what ``LocalServer`` gives its supervisor: the folder, the server's name in it, the model's file and name,
    /// and the server with its arguments. `nil` when that is something else.
    public init?(arguments: [String]) {
        guard arguments.count >= 5 else { return nil }
        files = LocalServerFiles(folder: arguments[0], id: arguments[1])
        launch = LocalLaunch(command: Array(arguments[4...]), model: arguments[2], alias: arguments[3])
    }

    /// Runs the server until its last session has gone. Does not return.
    ///
    /// - Parameter guardian: A program, with arguments, that hands those that follow to ``GuardedServer``.
    public func run(environment: [String: String], guardian: [String]) -> Never {
        // Ctrl-C in the terminal of the session that started us is no business of ours.
        setsid()
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGTERM, SIGCHLD, SIGALRM, SIGINT, SIGHUP, SIGQUIT, SIGPIPE] { sigaddset(&signals, number) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        do {
            let own = try files.serverLock()
            // Another one is there already, and sessions will find it; or sessions are just looking whether there is one.
            var tries = 0
            while !own.tryLock(.exclusive) {
                tries += 1
                guard tries < 50 else { parlance_leave(0) }
                usleep(20_000)
            }
            let lease = try files.lease()
            let server = try start(environment, guardian)
            Task.detached {
                lease.waitForLock(.exclusive)
                kill(getpid(), SIGTERM)
            }
            let status = Self.wait(for: server, signals)
            // The note of the server goes first, then our locks.
            files.removeState()
            withExtendedLifetime((own, lease)) { parlance_leave(status == 0 ? 0 : 1) }
        } catch let failure as PrivateFile.Failure {
            print("error: \(failure.reason)")
        } catch {
            print("error: \(error)")
        }
        parlance_leave(1)
    }

    /// Waits for the end of the server, and brings it about when we are asked to end.
    private static func wait(for server: Int32, _ signals: sigset_t) -> Int32 {
        var signals = signals
        var isEnding = false
        while true {
            var number: Int32 = 0
            sigwait(&signals, &number)
            switch number {
            case SIGTERM where !isEnding:
                isEnding = true
                kill(server, SIGTERM)
                alarm(grace)
            case SIGALRM: kill(server, SIGKILL)
            case SIGCHLD:
                var status: Int32 = 0
                if waitpid(server, &status, WNOHANG) == server { return status }
            default: break
            }
        }
    }

    private func start(_ environment: [String: String], _ guardian: [String]) throws -> Int32 {
        guard let port = Self.freePort() else { throw PrivateFile.Failure() }
        // 128 bits; whoever else can reach the port does not know them.
        let key =
            String(UInt64.random(in: 0...UInt64.max), radix: 36) + String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let variables = environment.merging(
            ["LLAMA_API_KEY": key, "OMP_WAIT_POLICY": environment["OMP_WAIT_POLICY"] ?? "passive"]) { $1 }
        let arguments = guardian + [String(getpid())] + launch.arguments(port: port)
        let server = try ChildProcess(arguments, environment: variables).start(output: STDOUT_FILENO)
        do {
            try files.write(
                LocalServerState(supervisor: getpid(), server: server, port: port, key: key, model: launch.model))
        } catch {
            kill(server, SIGKILL)
            throw error
        }
        return server
    }

    /// A port of 127.0.0.1 that nobody has now.
    private static func freePort() -> UInt16? {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var address = sockaddr_in.loopback(port: 0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, size) == 0 ? getsockname(descriptor, address, &size) : -1
            }
        }
        return code == 0 ? UInt16(bigEndian: address.sin_port) : nil
    }
}

extension sockaddr_in {
    /// A port of 127.0.0.1.
    static func loopback(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        address.sin_port = port.bigEndian
        return address
    }
}
