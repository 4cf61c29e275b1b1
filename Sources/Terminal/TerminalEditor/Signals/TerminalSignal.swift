#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The signals that matter to a program in a terminal.
package enum TerminalSignal: Sendable, Hashable, CaseIterable {
    /// Ctrl-C while the terminal sends signals (SIGINT).
    case interrupt
    /// A polite request to end (SIGTERM).
    case terminate
    /// The terminal went away (SIGHUP).
    case hangup
    /// Ctrl-\ while the terminal sends signals (SIGQUIT).
    case quit
    /// Ctrl-Z while the terminal sends signals (SIGTSTP).
    case stop
    /// The process goes on after it was stopped (SIGCONT).
    case continued
    /// The terminal's size changed (SIGWINCH).
    case windowChange

    /// The system's number for the signal.
    package var number: Int32 {
        switch self {
        case .interrupt: SIGINT
        case .terminate: SIGTERM
        case .hangup: SIGHUP
        case .quit: SIGQUIT
        case .stop: SIGTSTP
        case .continued: SIGCONT
        case .windowChange: SIGWINCH
        }
    }

    /// The signals that end the process, whoever observes them.
    static let ends: Set<TerminalSignal> = [.terminate, .hangup, .quit]

    init?(number: Int32) {
        guard let signal = Self.allCases.first(where: { $0.number == number }) else { return nil }
        self = signal
    }

    /// Whether the process ends once its observers have run.
    func isFatal(observed: Bool) -> Bool {
        switch self {
        case .terminate, .hangup, .quit: true
        case .interrupt: !observed
        case .stop, .continued, .windowChange: false
        }
    }
}
