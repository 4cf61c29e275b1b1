import ParlanceSystem

/// Holds one server, and ends it when no session uses it any more.
///
/// It runs in a process of its own, as no session may outlive another one on purpose. Everything it learns comes from
/// the kernel: that the last session has gone is the lock on the lease, that the server has ended is `waitpid`.
package struct LocalSupervisor: Sendable {
    /// How long a server may take to end by itself.
    private static let grace: UInt32 = 2

    private let files: LocalServerFiles
    private let launch: LocalLaunch

    /// Reads what ``LocalServer`` gives its supervisor: the folder, the server's name in it, the model's file and name,
    /// and the server with its arguments. `nil` when that is something else.
    package init?(arguments: [String]) {
        guard arguments.count >= 5 else { return nil }
        files = LocalServerFiles(folder: arguments[0], id: arguments[1])
        launch = LocalLaunch(command: Array(arguments[4...]), model: arguments[2], alias: arguments[3])
    }

    /// Runs the server until its last session has gone. Does not return.
    ///
    /// - Parameter guardian: A program, with arguments, that hands those that follow to ``GuardedServer``.
    package func run(environment: [String: String], guardian: [String]) -> Never {
        // Ctrl-C in the terminal of the session that started us is no business of ours.
        CurrentProcess.startSession()
        let signals = SignalSet([.terminate, .child, .alarm, .interrupt, .hangup, .quit, .brokenPipe])
        signals.block()
        do {
            let own = try files.serverLock()
            // Another one is there already, and sessions will find it; or sessions are just looking whether there is one.
            var tries = 0
            while !own.tryLock(.exclusive) {
                tries += 1
                guard tries < 50 else { CurrentProcess.leave(0) }
                DetachedThread.sleep(milliseconds: 20)
            }
            let lease = try files.lease()
            let server = try start(environment, guardian)
            // Signals are for the thread that waits for them below.
            let isWatching = DetachedThread.start(takesSignals: false) {
                lease.waitForLock(.exclusive)
                RunningProcess(id: CurrentProcess.id).send(.terminate)
            }
            guard isWatching else {
                server.send(.kill)
                files.removeState()
                CurrentProcess.leave(1)
            }
            let status = Self.wait(for: server, signals)
            // The note of the server goes first, then our locks.
            files.removeState()
            withExtendedLifetime((own, lease)) { CurrentProcess.leave(status.isSuccess ? 0 : 1) }
        } catch {
            print("error: \(error)")
        }
        CurrentProcess.leave(1)
    }

    /// Waits for the end of the server, and brings it about when we are asked to end.
    private static func wait(for server: RunningProcess, _ signals: SignalSet) -> ExitStatus {
        var isEnding = false
        while true {
            switch signals.wait() {
            case .terminate where !isEnding:
                isEnding = true
                server.send(.terminate)
                CurrentProcess.alarm(after: grace)
            case .alarm: server.send(.kill)
            case .child: if let status = server.statusIfEnded() { return status }
            default: break
            }
        }
    }

    private func start(_ environment: [String: String], _ guardian: [String]) throws -> RunningProcess {
        let port = try LoopbackPort.free()
        // 128 bits; whoever else can reach the port does not know them.
        let key =
            String(UInt64.random(in: 0...UInt64.max), radix: 36) + String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let variables = environment.merging(
            ["LLAMA_API_KEY": key, "OMP_WAIT_POLICY": environment["OMP_WAIT_POLICY"] ?? "passive"]) { $1 }
        let arguments = guardian + [String(CurrentProcess.id)] + launch.arguments(port: port)
        let server = try ChildProcess(arguments, environment: variables).start(output: FileDescriptor.standardOutput)
        do {
            try files.write(
                LocalServerState(
                    supervisor: CurrentProcess.id, server: server.id, port: port, key: key, model: launch.model))
        } catch {
            server.send(.kill)
            throw error
        }
        return server
    }
}
