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
        guard let input = PipeEnds(), let output = PipeEnds() else {
            throw .notStarted(program: program, reason: Self.reason(errno))
        }
        let (process, code) = spawn(
            program, input: input.reading, output: output.writing, error: sharesStandardError ? STDERR_FILENO : nil,
            inOwnGroup: inOwnGroup)
        close(input.reading)
        close(output.writing)
        guard code == 0 else {
            close(input.writing)
            close(output.reading)
            throw .notStarted(program: program, reason: Self.reason(code))
        }
        return Spawned(process: process, input: input.writing, output: output.reading)
    }

    /// Starts the program and does not wait for its end.
    ///
    /// - Parameters:
    ///   - input: What it has as standard input; `nil` for an empty one.
    ///   - output: What it has as standard output and standard error.
    /// - Returns: The process's number, for `waitpid`.
    /// - Throws: ``ChildProcessError/notStarted(program:reason:)``.
    package func start(input: Int32? = nil, output: Int32) throws(ChildProcessError) -> Int32 {
        let program = arguments.first ?? ""
        guard !program.isEmpty else { throw .notStarted(program: program, reason: "no program is named") }
        let (process, code) = spawn(program, input: input, output: output, error: output)
        guard code == 0 else { throw .notStarted(program: program, reason: Self.reason(code)) }
        return process
    }

    /// - Parameter error: Its standard error; like its input, nothing where there is none.
    /// - Returns: The process, and the system's code for what went wrong.
    private func spawn(
        _ program: String, input: Int32?, output: Int32, error: Int32?, inOwnGroup: Bool = false
    ) -> (process: pid_t, code: Int32) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
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
        var variables = ChildEnvironment.list(environment)
        defer { for copy in words + variables { free(copy) } }
        var process: pid_t = 0
        var argumentList = words + [nil]
        let code = posix_spawnp(&process, program, &actions, &attributes, &argumentList, &variables)
        return (process, code)
    }

    private static func reason(_ code: Int32) -> String {
        String(cString: strerror(code))
    }
}
