import CParlanceProcessControl

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A process that becomes a server which ends with its supervisor, also when that is killed (on Linux).
public enum GuardedServer {
    /// Replaces this program by the server. Does not return.
    ///
    /// - Parameter arguments: The supervisor's process, then the server with its arguments.
    public static func run(_ arguments: [String]) -> Never {
        _ = parlance_signal_at_parents_end(SIGKILL)
        // The supervisor may have ended before that.
        guard let supervisor = arguments.first.flatMap({ Int32($0) }), getppid() == supervisor, arguments.count > 1
        else { parlance_leave(1) }
        let program = arguments[1]
        var words = arguments.dropFirst().map { strdup($0) } + [nil]
        execvp(program, &words)
        print("error: the program '\(program)' cannot be started: \(String(cString: strerror(errno)))")
        parlance_leave(127)
    }
}
