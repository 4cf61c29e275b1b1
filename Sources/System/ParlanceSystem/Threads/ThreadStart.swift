#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Starts the system's threads.
enum ThreadStart {
    fileprivate final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Runs the body on a new thread, which is to be joined or detached; `nil` if the system refuses another one.
    static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        let context = Unmanaged.passRetained(Body(body)).toOpaque()
        #if canImport(Glibc)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        let status = pthread_create(&thread, nil, runBody, context)
        if status != 0 { Unmanaged<Body>.fromOpaque(context).release() }
        return status == 0 ? thread : nil
    }
}

#if canImport(Glibc)
    private func runBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let context { Unmanaged<ThreadStart.Body>.fromOpaque(context).takeRetainedValue().run() }
        return nil
    }
#else
    private func runBody(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<ThreadStart.Body>.fromOpaque(context).takeRetainedValue().run()
        return nil
    }
#endif
