#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The state of a file on the disk, by which it is known whether it has changed.
package struct FileStatus: Sendable, Hashable {
    /// Who may do what, without the kind of the file.
    package let permissions: UInt32
    private let device: UInt64
    private let number: UInt64
    private let size: Int64
    private let modified: [Int]

    /// The state in what the system says.
    package init(_ status: stat) {
        permissions = UInt32(status.st_mode) & 0o7777
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(status.st_ino)
        size = Int64(status.st_size)
        #if canImport(Glibc)
            modified = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        #else
            modified = [status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec]
        #endif
    }
}
