import ParlanceSystem

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

    /// The same as the system has it.
    var signal: Signal {
        switch self {
        case .interrupt: .interrupt
        case .terminate: .terminate
        case .hangup: .hangup
        case .quit: .quit
        case .stop: .stop
        case .continued: .continued
        case .windowChange: .windowChange
        }
    }

    /// The signals that end the process, whoever observes them.
    static let ends: [TerminalSignal] = [.terminate, .hangup, .quit]

    init?(_ signal: Signal) {
        guard let known = Self.allCases.first(where: { $0.signal == signal }) else { return nil }
        self = known
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
