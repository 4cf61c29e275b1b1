#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file whose lock says something about a process: the kernel lets go of it when the process ends, however it ends.
/// No child inherits it.
final class FileLock: Sendable {
    /// How a file is locked.
    enum Mode {
        /// By any number of holders.
        case shared
        /// By one holder alone.
        case exclusive
    }

    private let descriptor: Int32

    /// Opens the file, which is made where there is none, and locks nothing yet.
    init(path: String) throws(PrivateFile.Failure) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw PrivateFile.Failure() }
    }

    deinit {
        // A program that is being started shares the file, and with it the lock, for a moment: closing is not enough.
        unlock()
        close(descriptor)
    }

    /// Locks at once, or tells that it cannot be.
    func tryLock(_ mode: Mode) -> Bool {
        lock((mode == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB)
    }

    /// Waits until the lock can be had.
    func waitForLock(_ mode: Mode) {
        _ = lock(mode == .shared ? LOCK_SH : LOCK_EX)
    }

    /// Lets go of the lock.
    func unlock() {
        _ = lock(LOCK_UN)
    }

    private func lock(_ operation: Int32) -> Bool {
        while flock(descriptor, operation) != 0 {
            guard errno == EINTR else { return false }
        }
        return true
    }
}
