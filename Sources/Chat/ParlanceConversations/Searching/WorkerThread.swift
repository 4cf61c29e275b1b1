#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A thread whose end is waited for.
struct WorkerThread {
    private let thread: pthread_t

    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts it; `nil` when the system refuses another thread.
    init?(_ body: @escaping @Sendable () -> Void) {
        let context = Unmanaged.passRetained(Body(body))
        #if canImport(Glibc)
            var thread = pthread_t()
            let status = pthread_create(&thread, nil, { Self.run($0) }, context.toOpaque())
            guard status == 0 else {
                context.release()
                return nil
            }
            self.thread = thread
        #else
            var thread: pthread_t?
            let status = pthread_create(&thread, nil, { Self.run($0) }, context.toOpaque())
            guard status == 0, let thread else {
                context.release()
                return nil
            }
            self.thread = thread
        #endif
    }

    /// Waits until it has done its work.
    func join() {
        pthread_join(thread, nil)
    }

    private static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
        return nil
    }
}
