#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// The names in a folder, without `.` and `..`, in the order in which the system has them. They are read once.
package final class DirectoryEntries: Sequence, IteratorProtocol {
    private let directory: OpaquePointer

    /// Opens a folder.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package init(_ path: String) throws(SystemError) {
        guard let directory = opendir(path) else { throw .last }
        self.directory = directory
    }

    deinit { closedir(directory) }

    /// The next name.
    package func next() -> String? {
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { return name }
        }
        return nil
    }

    /// The status of what a name in this folder leads to; `nil` where it leads nowhere.
    package func status(of name: String) -> FileStatus? {
        var status = stat()
        return fstatat(dirfd(directory), name, &status, 0) == 0 ? FileStatus(status) : nil
    }
}
