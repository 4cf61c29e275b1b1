import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension ChildProcess {
    struct Spawned {
        var process: pid_t
        /// Our end of its standard input.
        var input: Int32
        /// Our end of its standard output.
        var output: Int32
    }

    /// Starts it.
    ///
    /// - Parameter inOwnGroup: Whether it leads a group of its own; Ctrl-C at the terminal does not reach it then.
    func spawn(inOwnGroup: Bool = false) throws(ChildProcessError) -> Spawned {
        let program = arguments.first ?? ""
        guard !program.isEmpty else { throw .notStarted(program: program, reason: "no program is named") }
        return try Self.oneAtATime.withLock { _ throws(ChildProcessError) in try spawnAlone(program, inOwnGroup) }
    }

    /// A child that is started while another one's pipes are made would hold their ends open, and the other would
    /// never read the end of its input.
    private static let oneAtATime = Mutex(())

    private func spawnAlone(_ program: String, _ inOwnGroup: Bool) throws(ChildProcessError) -> Spawned {
        guard let input = Self.makePipe(), let output = Self.makePipe() else {
            throw .notStarted(program: program, reason: Self.reason(errno))
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input.reading, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
        if !sharesStandardError {
            posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        var flags = Int(POSIX_SPAWN_SETSIGMASK) | Int(POSIX_SPAWN_SETSIGDEF)
        // Group 0 stands for the child's own number.
        if inOwnGroup { flags |= Int(POSIX_SPAWN_SETPGROUP) }
        posix_spawnattr_setflags(&attributes, Int16(flags))

        let words = arguments.map { strdup($0) }
        let variables = environment?.map { strdup("\($0.key)=\($0.value)") }
        defer { for copy in words + (variables ?? []) { free(copy) } }
        var process: pid_t = 0
        var argumentList = words + [nil]
        let code: Int32
        if let variables {
            var variableList = variables + [nil]
            code = posix_spawnp(&process, program, &actions, &attributes, &argumentList, &variableList)
        } else {
            code = posix_spawnp(&process, program, &actions, &attributes, &argumentList, environ)
        }
        close(input.reading)
        close(output.writing)
        guard code == 0 else {
            close(input.writing)
            close(output.reading)
            throw .notStarted(program: program, reason: Self.reason(code))
        }
        return Spawned(process: process, input: input.writing, output: output.reading)
    }

    private static func makePipe() -> (reading: Int32, writing: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func reason(_ code: Int32) -> String {
        String(cString: strerror(code))
    }
}
