#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// A signal of the system.
package enum Signal: Sendable, Hashable, CaseIterable {
    /// SIGHUP: the terminal went away.
    case hangup
    /// SIGINT: Ctrl-C.
    case interrupt
    /// SIGQUIT: Ctrl-\.
    case quit
    /// SIGKILL: ends the process, whatever it wants.
    case kill
    /// SIGPIPE: nobody reads what is written.
    case brokenPipe
    /// SIGALRM: a time is over.
    case alarm
    /// SIGTERM: a polite request to end.
    case terminate
    /// SIGCHLD: a child ended or stopped.
    case child
    /// SIGTSTP: Ctrl-Z.
    case stop
    /// SIGCONT: the process goes on after it was stopped.
    case continued
    /// SIGWINCH: the terminal's size changed.
    case windowChange

    /// The system's number for the signal.
    package var number: Int32 {
        switch self {
        case .hangup: SIGHUP
        case .interrupt: SIGINT
        case .quit: SIGQUIT
        case .kill: SIGKILL
        case .brokenPipe: SIGPIPE
        case .alarm: SIGALRM
        case .terminate: SIGTERM
        case .child: SIGCHLD
        case .stop: SIGTSTP
        case .continued: SIGCONT
        case .windowChange: SIGWINCH
        }
    }

    /// The signal of a number; `nil` for one that nothing here is about.
    package init?(number: Int32) {
        guard let signal = Self.allCases.first(where: { $0.number == number }) else { return nil }
        self = signal
    }
}
