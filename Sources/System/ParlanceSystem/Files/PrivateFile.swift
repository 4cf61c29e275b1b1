/// A file that only its owner can read, whose contents are replaced as a whole or not at all.
package struct PrivateFile: Sendable {
    /// Where it is.
    package let path: String

    /// The file of a path, which need not exist.
    package init(path: String) { self.path = path }

    /// The folder of the file.
    package var folder: String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }

    /// Its status; `nil` without such a file.
    package var status: FileStatus? { try? FileStatus(of: path) }

    /// Its bytes, at most so many; `nil` without such a file.
    ///
    /// - Throws: ``SystemError`` with the system's reason, or what it is instead of a file.
    package func read(upTo limit: Int) throws(SystemError) -> [UInt8]? {
        do throws(SystemError) {
            return try RegularFile.read(path, upTo: limit)
        } catch {
            guard error.code != .noSuchFile else { return nil }
            throw error
        }
    }

    /// Replaces the contents. The new file is written and synchronized beside the old one before it takes its place; a
    /// crash leaves one or the other. Where the path is a link, what it leads to is replaced, and the link stays.
    ///
    /// - Parameter permissions: Those of the new file; `nil`: it is for its owner alone.
    /// - Throws: ``SystemError`` with the system's reason.
    package func write(_ bytes: [UInt8], permissions: UInt32? = nil) throws(SystemError) {
        try createFolder()
        let target = resolved
        let new = try OpenFile.unique(prefix: target + Self.leftoverSign)
        do throws(SystemError) {
            try new.file.write(bytes)
            if let permissions { try new.file.setPermissions(permissions) }
            try new.file.synchronize()
            try FileSystem.rename(new.path, to: target)
        } catch {
            try? FileSystem.remove(new.path)
            throw error
        }
        // The name is on the disk once its folder is.
        try? OpenFile(PrivateFile(path: target).folder, .reading, .directory).synchronize()
    }

    /// Runs `change` while no other process does the same for a file in this folder.
    package func whileLocked<Result, Problem: Error>(
        _ change: () throws(Problem) -> Result
    ) throws(Problem) -> Result {
        let lock = try? OpenFile(folder, .reading, .directory)
        // A lock that cannot be had, on some network file systems, does not keep a key from being stored.
        try? lock?.lock(.exclusive)
        defer { withExtendedLifetime(lock) {} }
        return try change()
    }

    /// Makes the folder and those above it for their owner alone. Folders that exist stay as they are.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package func createFolder() throws(SystemError) {
        do throws(FileSystem.FolderError) {
            try FileSystem.createFolder(folder)
        } catch {
            throw error.error
        }
    }

    var resolved: String { FileSystem.resolved(path) ?? path }
}
