import ParlanceSystem

/// One lock around all of libedit.
///
/// libedit asks the termcap library, which keeps the terminal's description and its results in globals. So only one
/// editor of a process may be inside libedit at a time; it lets go while it waits for keys.
enum EditlineLock {
    private static let storage = UnscopedLock()

    static func lock() { storage.lock() }

    static func unlock() { storage.unlock() }

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
