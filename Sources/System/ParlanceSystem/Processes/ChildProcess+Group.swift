import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

extension ChildProcess {
    /// Runs the program with all that it starts as a group of its own, and waits for its end without holding up the
    /// caller's thread. Canceling the task kills the whole group, and so does the end of the time.
    ///
    /// - Parameters:
    ///   - input: What it reads from standard input.
    ///   - timeout: After so long it is killed; `nil` waits for ever.
    ///   - onOutput: Gets the output as it comes, also what is more than the limit.
    /// - Throws: ``ChildProcessError`` when it cannot be started, or was killed for being late or no longer wanted.
    package func runInGroup(
        input: [UInt8] = [], timeout: Duration? = nil,
        onOutput: @escaping @Sendable (ArraySlice<UInt8>) -> Void = { _ in }
    ) async throws(ChildProcessError) -> Result {
        let group = ProcessGroup()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // A thread that waits must not be one of the few that run tasks, as those of dispatch are here.
                let hasStarted = DetachedThread.start {
                    continuation.resume(returning: runInGroup(group, input, timeout, onOutput))
                }
                if !hasStarted {
                    let program = arguments.first ?? ""
                    let reason = "no more threads can be started"
                    continuation.resume(returning: .failure(.notStarted(program: program, reason: reason)))
                }
            }
        } onCancel: {
            group.kill()
        }
        return try outcome.get()
    }

    private func runInGroup(
        _ group: ProcessGroup, _ input: [UInt8], _ timeout: Duration?,
        _ onOutput: @escaping (ArraySlice<UInt8>) -> Void
    ) -> Swift.Result<Result, ChildProcessError> {
        let spawned: Spawned
        do throws(ChildProcessError) {
            spawned = try spawn(inOwnGroup: true)
        } catch {
            return .failure(error)
        }
        group.began(spawned.process.id)
        var exchange = PipeExchange(
            input: input, writing: spawned.input, reading: spawned.output, limit: outputLimit,
            onOutput: onOutput)
        if !exchange.run(until: timeout.map { ContinuousClock.now + $0 }) { group.kill() }
        let status = group.wait()
        guard !group.wasKilled else { return .failure(.timedOut(program: arguments.first ?? "")) }
        return .success(Result(status: status, output: exchange.output, isCut: exchange.isCut))
    }
}

/// A program and what it has started, as long as it runs.
private final class ProcessGroup: Sendable {
    private struct State {
        /// The leader's number, which is the group's; `nil` before it is started and after its end: then it may be
        /// another's.
        var leader: pid_t?
        var wasKilled = false
    }

    private let state = Mutex(State())

    /// Whether it was killed, or was to be before it ran.
    var wasKilled: Bool { state.withLock(\.wasKilled) }

    func began(_ process: pid_t) {
        state.withLock { state in
            state.leader = process
            if state.wasKilled { Self.kill(process) }
        }
    }

    func kill() {
        state.withLock { state in
            state.wasKilled = true
            if let leader = state.leader { Self.kill(leader) }
        }
    }

    /// Waits for the leader's end; gives its exit code as shells count.
    func wait() -> Int32 {
        guard let leader = state.withLock(\.leader) else { return 0 }
        // Its number stays its own until the status is taken, and it is taken only when nobody can kill it any more.
        var information = siginfo_t()
        _ = uninterrupted { waitid(P_PID, id_t(leader), &information, WEXITED | WNOWAIT) }
        state.withLock { $0.leader = nil }
        return RunningProcess(id: leader).wait().shellCode
    }

    private static func kill(_ leader: pid_t) { systemKill(-leader, SIGKILL) }
}
