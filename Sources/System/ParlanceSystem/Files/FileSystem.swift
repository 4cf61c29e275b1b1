#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// What is done with files by their paths.
package enum FileSystem {
    /// Why a folder cannot be made.
    package struct FolderError: Error, Sendable, Hashable {
        /// The folder, which may be one above the one that was wanted.
        package var folder: String
        /// Why.
        package var error: SystemError
    }

    /// Whether a path leads anywhere.
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether this user may read what a path leads to.
    package static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

    /// Whether this user may run what a path leads to.
    package static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// Makes sure that this user may read what a path leads to.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package static func checkReadable(_ path: String) throws(SystemError) {
        guard isReadable(path) else { throw .last }
    }

    /// Removes a file; what has it open keeps it.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package static func remove(_ path: String) throws(SystemError) {
        guard unlink(path) == 0 else { throw .last }
    }

    /// Gives a file another name in one step; what had that name is gone.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package static func rename(_ path: String, to new: String) throws(SystemError) {
        guard systemRename(path, new) == 0 else { throw .last }
    }

    /// Makes a folder and those above it, for their owner alone. Folders that exist stay as they are.
    ///
    /// - Throws: ``FolderError`` with the folder that cannot be made.
    package static func createFolder(_ folder: String) throws(FolderError) {
        var path = folder.hasPrefix("/") ? "" : "."
        for name in folder.split(separator: "/") {
            path += "/" + name
            if mkdir(path, 0o700) != 0, errno != EEXIST, errno != EISDIR {
                let error = SystemError.last
                // A folder above may be closed to us and still hold one that is open.
                if exists(path) { continue }
                throw FolderError(folder: path, error: error)
            }
        }
    }

    /// The path without links in it; `nil` where it leads nowhere.
    package static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// What a link says; `nil` of what is no link.
    package static func target(ofLink path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
    }

    /// The paths that match a pattern of `*`, `?` and `[…]`, in alphabetical order.
    package static func paths(matching pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
    }

    /// Sets when a file was read and written last.
    ///
    /// - Parameter seconds: Since 1970.
    package static func setTimes(of path: String, to seconds: Int) {
        let time = timespec(tv_sec: seconds, tv_nsec: 0)
        utimensat(AT_FDCWD, path, [time, time], 0)
    }

}
