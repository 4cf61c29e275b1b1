#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A thread for calls that block.
enum Thread {
    fileprivate final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    static func start(_ body: @escaping @Sendable () -> Void) {
        let context = Unmanaged.passRetained(Body(body)).toOpaque()
        #if canImport(Glibc)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        pthread_create(&thread, nil, runBody, context)
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
    Unmanaged<Thread.Body>.fromOpaque(context).takeRetainedValue().run()
}

/// `close(2)` under a name that methods called `close` do not hide.
func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
