#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

extension ChildProcess {
    struct Spawned {
        var process: RunningProcess
        /// Our end of its standard input.
        var input: Int32
        /// Our end of its standard output.
        var output: Int32
    }

    /// What the program has as its three standard files.
    private enum Files {
        /// Ours.
        case inherited
        /// These; `nil` for an empty input, and for what is thrown away.
        case given(input: Int32?, output: Int32, error: Int32?)
    }

    /// Starts it.
    ///
    /// - Parameter inOwnGroup: Whether it leads a group of its own; Ctrl-C at the terminal does not reach it then.
    func spawn(inOwnGroup: Bool = false) throws(ChildProcessError) -> Spawned {
        guard let input = PipeEnds(), let output = PipeEnds() else {
            throw .notStarted(program: arguments.first ?? "", reason: SystemError.last.reason)
        }
        let files = Files.given(
            input: input.reading, output: output.writing, error: sharesStandardError ? STDERR_FILENO : nil)
        defer {
            systemClose(input.reading)
            systemClose(output.writing)
        }
        do throws(ChildProcessError) {
            let process = try spawn(files, inOwnGroup: inOwnGroup)
            return Spawned(process: process, input: input.writing, output: output.reading)
        } catch {
            systemClose(input.writing)
            systemClose(output.reading)
            throw error
        }
    }

    /// Starts the program with an empty standard input, and does not wait for its end.
    ///
    /// - Parameter output: What it has as standard output and standard error.
    /// - Throws: ``ChildProcessError/notStarted(program:reason:)``.
    package func start(output: some Descriptor) throws(ChildProcessError) -> RunningProcess {
        try spawn(.given(input: nil, output: output.number, error: output.number))
    }

    /// Runs the program in our place at the terminal, with our own standard files, and waits for its end.
    ///
    /// - Throws: ``ChildProcessError/notStarted(program:reason:)``.
    package func runInForeground() throws(ChildProcessError) -> ExitStatus {
        try spawn(.inherited).wait()
    }

    private func spawn(_ files: Files, inOwnGroup: Bool = false) throws(ChildProcessError) -> RunningProcess {
        let program = arguments.first ?? ""
        guard !program.isEmpty else { throw .notStarted(program: program, reason: "no program was given") }
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #else
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if case .given(let input, let output, let error) = files {
            if let input {
                posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
            } else {
                posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
            }
            posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
            if let error {
                posix_spawn_file_actions_adddup2(&actions, error, STDERR_FILENO)
            } else {
                posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
            }
        }
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What we ignore or block, the program must not.
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
        var variables = ChildEnvironment.list(environment)
        defer { for copy in words + variables { free(copy) } }
        var process: pid_t = 0
        var argumentList = words + [nil]
        let code = posix_spawnp(&process, program, &actions, &attributes, &argumentList, &variables)
        guard code == 0 else {
            throw .notStarted(program: program, reason: SystemError(.init(rawValue: code)).reason)
        }
        return RunningProcess(id: process)
    }
}
