#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// A thread whose end is waited for.
package struct WorkerThread {
    private let thread: pthread_t

    /// Starts it; `nil` when the system refuses another thread.
    package init?(_ body: @escaping @Sendable () -> Void) {
        guard let thread = ThreadStart.start(body) else { return nil }
        self.thread = thread
    }

    /// Waits until it has done its work.
    package func join() { pthread_join(thread, nil) }

    /// How many threads can run at the same time on this machine.
    package static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
