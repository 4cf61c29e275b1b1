package import GatewayCore
import GatewayJSON
import ParlanceSystem
import Synchronization

/// Runs llama.cpp servers for this process, each one shared with all processes of this user that want the same model.
///
/// A server is started with the first request that needs it. It is held by a supervisor, a process of its own, which
/// ends it when the last process that uses it has gone. A process counts as long as it holds a lock on the server's
/// lease, which the kernel takes from it when it ends, be it by `kill -9`.
package final class LocalServer: Sendable {
    /// What was found where a server should be.
    private enum Finding {
        /// None that answers yet.
        case nothing
        /// Ours, and it is ready.
        case ready(LocalServerState)
        /// Somebody else's.
        case foreignListener(LocalServerState)
    }

    /// Loading a large model from a slow disk takes minutes.
    private static let startLimit = Duration.seconds(600)
    /// So many ports are tried when others' programs listen on them.
    private static let portLimit = 3
    /// What a server says of itself has no more bytes; the template of a prompt is in it.
    private static let propertiesLimit = 4_000_000

    /// What the configuration says.
    package let settings: LocalServerSettings
    /// Where the installed model and the notes of running servers are.
    package let folder: LocalModelFolder

    private let environment: [String: String]
    private let supervisor: [String]
    private let transport: any HTTPTransport
    /// The windows that running servers reported, by the names of their launches; 0 where one reported none.
    private let windows = Mutex<[String: Int]>([:])
    private let leases = Mutex<[String: FileLock]>([:])
    /// Supervisors that we started, to be waited for when they have ended.
    private let supervisors = Mutex<[RunningProcess]>([])

    /// A server that is not started yet.
    ///
    /// - Parameters:
    ///   - supervisor: A program, with arguments, that hands those that follow to ``LocalSupervisor``.
    ///   - transport: Asks whether a server is ready; no proxy may be in between.
    package init(
        settings: LocalServerSettings = LocalServerSettings(), folder: LocalModelFolder,
        environment: [String: String], supervisor: [String],
        transport: any HTTPTransport = CurlTransport(environment: [:])
    ) {
        self.settings = settings
        self.folder = folder
        self.environment = environment
        self.supervisor = supervisor
        self.transport = transport
    }

    /// The model that is used when only `local` is chosen.
    package var defaultModel: String {
        settings.defaultModel ?? LocalModelFolder.modelName
    }

    /// Whether the default model can be served.
    package var isReady: Bool {
        (try? launch(of: defaultModel)) != nil
    }

    func launch(of model: String) throws(GatewayError) -> LocalLaunch {
        try LocalLaunch(model, settings: settings, folder: folder, environment: environment)
    }

    /// Finds or starts the server of a model, and waits until it is ready. From then on it does not end before this
    /// process does.
    func start(_ model: String) async throws(GatewayError) -> LocalServerState {
        let launch = try launch(of: model)
        let files = LocalServerFiles(folder: folder.runFolder, id: launch.id)
        supervisors.withLock { $0.removeAll { $0.hasEnded() } }
        let (lease, starting) = try locks(files)
        // While it cannot be had a supervisor is about to end.
        while !lease.tryLock(.shared) { try await pause() }
        if case .ready(let state) = await find(files) { return await learned(state, launch) }
        while !starting.tryLock(.exclusive) { try await pause() }
        defer { starting.unlock() }
        return await learned(try await run(launch, files), launch)
    }

    /// A model's context window in tokens: what its server reported, else what it will be told to have.
    func window(of model: String) -> Int? {
        guard let launch = try? launch(of: model) else { return nil }
        let reported = windows.withLock { $0[launch.id] } ?? 0
        return reported > 0 ? reported : launch.window
    }

    /// The server, after it was asked once for its window.
    private func learned(_ state: LocalServerState, _ launch: LocalLaunch) async -> LocalServerState {
        guard windows.withLock({ $0[launch.id] }) == nil else { return state }
        let request = HTTPRequest(
            url: state.address + "/props", headers: ["Authorization": "Bearer \(state.key)"],
            timeouts: HTTPTimeouts(connect: .seconds(1), firstByte: .seconds(2), idle: .seconds(2)))
        let body = try? await transport.send(request).body.collect(upTo: Self.propertiesLimit)
        let properties = body.flatMap { try? JSONValue(parsing: $0) }
        let window = properties?["default_generation_settings"]?["n_ctx"]?.tokenCount
        windows.withLock { $0[launch.id] = window ?? 0 }
        return state
    }

    /// The lease, which is held from now on, and the lock of whoever starts the server.
    private func locks(_ files: LocalServerFiles) throws(GatewayError) -> (lease: FileLock, starting: FileLock) {
        do throws(SystemError) {
            try files.createFolder()
            let lease = try leases.withLock { leases throws(SystemError) -> FileLock in
                if let lease = leases[files.id] { return lease }
                let lease = try files.lease()
                leases[files.id] = lease
                return lease
            }
            return (lease, try files.startLock())
        } catch {
            throw unusable(files.folder, error)
        }
    }

    private func run(_ launch: LocalLaunch, _ files: LocalServerFiles) async throws(GatewayError) -> LocalServerState {
        var started: RunningProcess?
        var taken: Set<UInt16> = []
        var isTaken = false
        let deadline = ContinuousClock.now + Self.startLimit
        while ContinuousClock.now < deadline {
            switch await find(files) {
            case .nothing: break
            case .ready(let state):
                if let started { supervisors.withLock { $0.append(started) } }
                return state
            case .foreignListener(let state):
                // Our server may wait for the port as long as we do; another one is tried.
                isTaken = true
                if taken.insert(state.port).inserted { RunningProcess(id: state.supervisor).send(.terminate) }
                if taken.count == Self.portLimit {
                    if let started { supervisors.withLock { $0.append(started) } }
                    throw Self.foreignListener(at: state.port)
                }
            }
            if let process = started {
                // It also ends when another session's supervisor was quicker.
                if process.hasEnded() {
                    guard files.isServed || isTaken else { break }
                    (started, isTaken) = (nil, false)
                }
            } else if !files.isServed {
                started = try startSupervisor(launch, files)
            }
            try await pause()
        }
        throw GatewayError(
            .configuration, "The server for \(launch.alias) did not start.", providerMessage: files.logTail,
            fix: "See \(files.logPath).", provider: "local")
    }

    private func startSupervisor(
        _ launch: LocalLaunch, _ files: LocalServerFiles
    ) throws(GatewayError) -> RunningProcess {
        files.state.map(Self.endOrphan)
        files.removeState()
        let log: OpenFile
        do throws(SystemError) {
            log = try files.openLog()
        } catch {
            throw unusable(files.folder, error)
        }
        let arguments = supervisor + [files.folder, files.id, launch.model, launch.alias] + launch.command
        do throws(ChildProcessError) {
            return try ChildProcess(arguments, environment: environment).start(output: log)
        } catch {
            throw GatewayError(.configuration, error.description, provider: "local")
        }
    }

    /// Ends the server of a supervisor that was killed. Its number may belong to another program by now, which is
    /// told by its arguments.
    static func endOrphan(_ state: LocalServerState) {
        guard let bytes = try? PrivateFile(path: "/proc/\(state.server)/cmdline").read(upTo: 65_536) else { return }
        let arguments = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        if arguments.contains(state.model), arguments.contains(String(state.port)) {
            RunningProcess(id: state.server).send(.kill)
        }
    }

    private static func foreignListener(at port: UInt16) -> GatewayError {
        GatewayError(
            .configuration,
            "Another program is listening on port \(port), which the server for the local model was going to use.",
            fix: "Nothing was sent to it. Try again; another port will be used.", provider: "local")
    }

    private func find(_ files: LocalServerFiles) async -> Finding {
        guard files.isServed, let state = files.state else { return .nothing }
        let request = HTTPRequest(
            url: state.address + "/health",
            timeouts: HTTPTimeouts(connect: .seconds(1), firstByte: .seconds(10), idle: .seconds(10)))
        guard let status = try? await transport.send(request).status else { return .nothing }
        // Prompt and key are for our server alone.
        guard PortListeners(port: state.port).belong(to: state) else { return .foreignListener(state) }
        return status == 200 ? .ready(state) : .nothing
    }

    private func unusable(_ folder: String, _ failure: SystemError) -> GatewayError {
        GatewayError(
            .configuration,
            "The server for the local model cannot be started, because \(folder) cannot be used: "
                + "\(failure.reason).", provider: "local")
    }

    /// Between two looks at what other processes do.
    private func pause() async throws(GatewayError) {
        do {
            try await Task.sleep(for: .milliseconds(20))
        } catch {
            throw GatewayError(.cancelled, "The request was canceled.", provider: "local")
        }
    }
}
