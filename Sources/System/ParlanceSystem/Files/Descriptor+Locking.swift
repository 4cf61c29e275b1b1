#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// How a file is locked.
package enum LockMode: Sendable {
    /// By any number of holders.
    case shared
    /// By one holder alone.
    case exclusive
}

// The kernel lets go of a lock when the file is closed, however the process ends. A program that is being started shares
// the file, and with it the lock, for a moment: who must have let go by then unlocks before the file is closed.
extension Descriptor {
    /// Locks the file, and waits as long as others hold it.
    ///
    /// - Throws: ``SystemError`` where there are no locks, as on some network file systems.
    package func lock(_ mode: LockMode) throws(SystemError) { try lock(mode.operation) }

    /// Locks the file at once.
    ///
    /// - Throws: ``SystemError``, with the code ``SystemError/Code/wouldBlock`` when somebody else holds it.
    package func tryLock(_ mode: LockMode) throws(SystemError) { try lock(mode.operation | LOCK_NB) }

    /// Lets go of the lock.
    package func unlock() { try? lock(LOCK_UN) }

    private func lock(_ operation: Int32) throws(SystemError) {
        guard uninterrupted({ flock(number, operation) }) == 0 else { throw .last }
    }
}

extension LockMode {
    fileprivate var operation: Int32 { self == .shared ? LOCK_SH : LOCK_EX }
}
