import Foundation
import Glibc
import Synchronization

/// A running program in a session of its own.
///
/// The process is not reaped before ``release()``, so its number cannot become somebody else's and a signal always
/// reaches the right one.
final class SpawnedProcess: Sendable {
    /// What the child does with its files before the program starts.
    enum FileAction: Sendable {
        case open(Int32, path: String, flags: Int32)
        case duplicate(Int32, to: Int32)
    }

    /// What to start, with which environment (nothing is inherited) and where; `nil` stays in the directory of the tests.
    struct Program: Sendable {
        var path: String
        var arguments: [String]
        var environment: [String: String]
        var workingDirectory: String?
    }

    let identifier: pid_t
    private let state = Mutex((hasExited: false, isReleased: false))

    /// Starts a program.
    ///
    /// - Parameter onExit: Called once, from a thread of its own.
    init(
        _ program: Program, fileActions: [FileAction], onExit: @escaping @Sendable (ProgramExit) -> Void
    ) throws(PosixError) {
        identifier = try Self.spawn(program, fileActions: fileActions)
        Thread.detachNewThread { [self] in onExit(waitForExit()) }
    }

    /// Sends a signal to the program; nothing happens when it has ended.
    func signal(_ signal: Int32) {
        state.withLock { if !$0.isReleased { _ = kill(identifier, signal) } }
    }

    /// Kills what is left of the program and its process group and lets the system forget it.
    func release() {
        let reaps = state.withLock { state in
            guard !state.isReleased else { return false }
            _ = kill(-identifier, SIGKILL)
            state.isReleased = true
            return state.hasExited
        }
        if reaps { reap() }
    }

    private func waitForExit() -> ProgramExit {
        var information = siginfo_t()
        while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        let status = information._sifields._sigchld.si_status
        let reaps = state.withLock { state in
            state.hasExited = true
            return state.isReleased
        }
        if reaps { reap() }
        return information.si_code == CLD_EXITED ? .exited(status) : .signaled(status)
    }

    private func reap() {
        var information = siginfo_t()
        while waitid(P_PID, id_t(identifier), &information, WEXITED) != 0, errno == EINTR {}
    }

    private static func spawn(_ program: Program, fileActions: [FileAction]) throws(PosixError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let directory = program.workingDirectory {
            _ = try CLibrary.addChangeDirectory()(&actions, directory)
        }
        for action in fileActions {
            switch action {
            case .open(let number, let path, let flags):
                posix_spawn_file_actions_addopen(&actions, number, path, flags, 0)
            case .duplicate(let number, let target):
                posix_spawn_file_actions_adddup2(&actions, number, target)
            }
        }
        // Whatever a library of this process has open without O_CLOEXEC stays here.
        _ = try CLibrary.addCloseFrom()(&actions, 3)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The runner of the tests may ignore or block signals, and the program must not inherit that.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(
            &attributes,
            CLibrary.spawnSetSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

        let arguments = ([program.path] + program.arguments).map { strdup($0) } + [nil]
        let environment = program.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (arguments + environment).forEach { free($0) } }
        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, program.path, &actions, &attributes, arguments, environment)
        guard code == 0 else { throw PosixError("starting \(program.path)", code: code) }
        return identifier
    }
}
