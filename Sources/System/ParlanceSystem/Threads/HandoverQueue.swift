#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// Hands things from one thread to another in their order. The one that makes them is never far ahead.
package final class HandoverQueue<Element: Sendable>: @unchecked Sendable {
    // Sendable because the lock is held wherever something is looked at that changes.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let hasChanged = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let room: Int
    private var elements: [Element] = []
    private var isEnded = false

    /// A queue with nothing in it.
    ///
    /// - Parameter room: How many things may wait in it.
    package init(room: Int) {
        self.room = room
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(hasChanged, nil)
    }

    deinit {
        pthread_cond_destroy(hasChanged)
        pthread_mutex_destroy(mutex)
        hasChanged.deallocate()
        mutex.deallocate()
    }

    /// Adds something, once there is room for it.
    package func append(_ element: Element) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while elements.count >= room { pthread_cond_wait(hasChanged, mutex) }
        elements.append(element)
        pthread_cond_broadcast(hasChanged)
    }

    /// Nothing more comes.
    package func end() {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        isEnded = true
        pthread_cond_broadcast(hasChanged)
    }

    /// Takes what was added first, and waits for it where nothing is there; `nil` when nothing more comes.
    package func next() -> Element? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while elements.isEmpty, !isEnded { pthread_cond_wait(hasChanged, mutex) }
        guard !elements.isEmpty else { return nil }
        pthread_cond_broadcast(hasChanged)
        return elements.removeFirst()
    }
}
