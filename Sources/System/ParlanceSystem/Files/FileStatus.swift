#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// What the system knows of a file besides its contents, by which it is known whether it has changed.
package struct FileStatus: Sendable, Hashable {
    /// A moment, in seconds since 1970 and nanoseconds.
    package struct Time: Sendable, Hashable {
        package let seconds: Int
        package let nanoseconds: Int

        /// Seconds since 1970.
        package var sinceEpoch: Double { Double(seconds) + Double(nanoseconds) / 1e9 }
    }

    /// What it is.
    package let kind: FileKind
    /// Who may do what.
    package let permissions: UInt32
    /// How many bytes it has.
    package let size: Int
    /// How many names it has; none once it is removed, though it may be open.
    package let names: Int
    /// When its contents changed; whoever may write it can set that to any time.
    package let modified: Time
    /// When anything about it changed, by the clock of that moment.
    package let changed: Time
    private let device: UInt64
    private let serial: UInt64

    init(_ status: stat) {
        kind = FileKind(mode: UInt32(status.st_mode))
        permissions = UInt32(status.st_mode) & 0o7777
        size = Int(status.st_size)
        names = Int(status.st_nlink)
        device = UInt64(truncatingIfNeeded: status.st_dev)
        serial = UInt64(status.st_ino)
        #if canImport(Glibc)
            let (modified, changed) = (status.st_mtim, status.st_ctim)
        #else
            let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
        #endif
        self.modified = Time(seconds: modified.tv_sec, nanoseconds: modified.tv_nsec)
        self.changed = Time(seconds: changed.tv_sec, nanoseconds: changed.tv_nsec)
    }

    /// The status of what a path leads to.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package init(of path: String) throws(SystemError) {
        var status = stat()
        guard systemStatus(path, &status) == 0 else { throw .last }
        self.init(status)
    }
}

extension Descriptor {
    /// The status of what is open.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package func status() throws(SystemError) -> FileStatus {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw .last }
        return FileStatus(status)
    }
}
