#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One lock around all of libedit.
///
/// libedit asks the termcap library, which keeps the terminal's description and its results in globals. So only one
/// editor of a process may be inside libedit at a time; it lets go while it waits for keys.
enum EditlineLock {
    private final class Storage: @unchecked Sendable {
        // Sendable because a pthread mutex is made to be shared, and the pointer never changes.
        let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        init() { pthread_mutex_init(mutex, nil) }
    }

    private static let storage = Storage()

    static func lock() { pthread_mutex_lock(storage.mutex) }

    static func unlock() { pthread_mutex_unlock(storage.mutex) }

    static func withLock<R>(_ body: () -> R) -> R {
        lock()
        defer { unlock() }
        return body()
    }

    /// Runs something that blocks, in a place where the lock is held.
    static func withoutLock<R>(_ body: () -> R) -> R {
        unlock()
        defer { lock() }
        return body()
    }
}
