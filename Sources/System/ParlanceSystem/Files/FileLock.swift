/// A file whose lock says something about a process: the kernel lets go of it when the process ends, however it ends.
/// No child inherits it.
package final class FileLock: Sendable {
    private let file: OpenFile

    /// Opens the file, which is made where there is none, and locks nothing yet.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package init(path: String) throws(SystemError) {
        file = try OpenFile(path, .readingAndWriting, .creating)
    }

    deinit { unlock() }

    /// Locks at once, or tells that it cannot be.
    package func tryLock(_ mode: LockMode) -> Bool { (try? file.tryLock(mode)) != nil }

    /// Waits until the lock can be had. Not for a thread that runs tasks: use ``DetachedThread``.
    package func waitForLock(_ mode: LockMode) { try? file.lock(mode) }

    /// Lets go of the lock.
    package func unlock() { file.unlock() }
}
