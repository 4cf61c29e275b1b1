#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Starts threads for calls that block, which must not hold up Swift's own small pool of threads.
package enum DetachedThread {
    fileprivate final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Runs the body on a thread of its own. Returns false if the system refuses another thread.
    @discardableResult
    package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        let context = Unmanaged.passRetained(Body(body)).toOpaque()
        #if canImport(Glibc)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        let status = pthread_create(&thread, nil, runBody, context)
        if status != 0 { Unmanaged<Body>.fromOpaque(context).release() }
        return status == 0
    }
}

#if canImport(Glibc)
    private func runBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let context { run(context) }
        return nil
    }
#else
    private func runBody(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        run(context)
        return nil
    }
#endif

private func run(_ context: UnsafeMutableRawPointer) {
    pthread_detach(pthread_self())
    // A thread begins with the signal mask of the one that made it, and Swift's own threads block every signal.
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
    Unmanaged<DetachedThread.Body>.fromOpaque(context).takeRetainedValue().run()
}
