#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// Some signals, to keep them from a thread or to wait for them.
package struct SignalSet: Sendable {
    private var signals: sigset_t

    /// These signals.
    package init(_ signals: [Signal]) {
        self.signals = sigset_t()
        sigemptyset(&self.signals)
        for signal in signals { sigaddset(&self.signals, signal.number) }
    }

    /// No signal.
    static var none: SignalSet { SignalSet([]) }

    /// Every signal but those of a crash, which a thread that blocks them would not survive in any better way.
    static var allButCrashes: SignalSet {
        var set = SignalSet([])
        sigfillset(&set.signals)
        for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] { sigdelset(&set.signals, signal) }
        return set
    }

    /// Blocks them on this thread, besides those that are blocked already: they wait. Threads that it starts begin so.
    package func block() {
        var signals = signals
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Blocks them on this thread, and no others.
    func blockOnlyThese() {
        var signals = signals
        pthread_sigmask(SIG_SETMASK, &signals, nil)
    }

    /// Waits for one of them, which must be blocked.
    package func wait() -> Signal? {
        var signals = signals
        var number: Int32 = 0
        sigwait(&signals, &number)
        return Signal(number: number)
    }
}
