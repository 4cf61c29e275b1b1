#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// A lock that is taken and let go of in different places, as around callbacks of a C library. Everything else uses
/// `Mutex`, which cannot be forgotten.
package final class UnscopedLock: @unchecked Sendable {
    // Sendable because a pthread mutex is made to be shared, and the pointer never changes.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    /// A lock that nobody holds.
    package init() { pthread_mutex_init(mutex, nil) }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Waits until nobody holds it, and takes it.
    package func lock() { pthread_mutex_lock(mutex) }

    /// Lets go of it, on the thread that took it.
    package func unlock() { pthread_mutex_unlock(mutex) }
}
