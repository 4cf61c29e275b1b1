#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// Starts threads for calls that block, which must not hold up Swift's own small pool of threads.
package enum DetachedThread {
    /// Runs the body on a thread of its own. Returns false if the system refuses another thread.
    ///
    /// - Parameter takesSignals: Whether signals may be handled on it, and interrupt what it waits for. Where not, they
    ///   are for the threads that wait for them, and writing to what nobody reads is an error of the call.
    @discardableResult
    package static func start(takesSignals: Bool = true, _ body: @escaping @Sendable () -> Void) -> Bool {
        let thread = ThreadStart.start {
            pthread_detach(pthread_self())
            // A thread begins with the signal mask of the one that made it, and Swift's own threads block every signal.
            let blocked = takesSignals ? SignalSet.none : SignalSet.allButCrashes
            blocked.blockOnlyThese()
            body()
        }
        return thread != nil
    }

    /// Has the calling thread sleep. Not for a thread that runs tasks.
    package static func sleep(milliseconds: UInt32) { usleep(milliseconds * 1000) }
}
