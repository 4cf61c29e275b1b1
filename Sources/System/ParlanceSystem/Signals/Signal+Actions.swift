#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

// What this process does when a signal comes.
extension Signal {
    /// Whether nothing happens when it comes, as after `nohup`.
    var isIgnored: Bool { Self.isIgnored(action) }

    /// Has nothing happen when it comes.
    package func ignore() {
        var action = sigaction()
        Self.setHandler(SIG_IGN, in: &action)
        sigaction(number, &action, nil)
    }

    /// Calls a function when it comes, in the middle of anything: it may do next to nothing (signal-safety(7)). Calls
    /// of the system go on after it.
    func handle(_ handler: @convention(c) (Int32) -> Void) {
        var action = sigaction()
        Self.setHandler(handler, in: &action)
        action.sa_flags = SA_RESTART
        sigaction(number, &action, nil)
    }

    /// Does to this process what the signal does where nobody has said anything else, such as ending it.
    package func takeDefaultEffect() {
        var action = sigaction()
        Self.setHandler(SIG_DFL, in: &action)
        sigaction(number, &action, nil)
        systemKill(getpid(), number)
    }

    /// Stops the process as Ctrl-Z does, and returns when it goes on; at once where SIGTSTP is ignored.
    ///
    /// For one thread at a time: the action of the signal is another one meanwhile.
    package static func stopProcess() {
        let former = Signal.stop.action
        var action = sigaction()
        setHandler(SIG_DFL, in: &action)
        if !isIgnored(former) { sigaction(SIGTSTP, &action, nil) }
        // To this thread only: nothing below runs before the process has stopped and goes on.
        raise(SIGTSTP)
        var restored = former
        sigaction(SIGTSTP, &restored, nil)
    }

    private var action: sigaction {
        var action = sigaction()
        sigaction(number, nil, &action)
        return action
    }

    private static func setHandler(_ handler: (@convention(c) (Int32) -> Void)?, in action: inout sigaction) {
        #if canImport(Glibc)
            action.__sigaction_handler.sa_handler = handler
        #else
            action.__sigaction_u.__sa_handler = handler
        #endif
    }

    private static func isIgnored(_ action: sigaction) -> Bool {
        #if canImport(Glibc)
            let handler = action.__sigaction_handler.sa_handler
        #else
            let handler = action.__sigaction_u.__sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
