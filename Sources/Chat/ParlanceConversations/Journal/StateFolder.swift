#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where Parlance keeps what it remembers between runs.
package enum StateFolder {
    /// `$XDG_STATE_HOME/parlance`, else `~/.local/state/parlance`; `nil` without a home.
    ///
    /// The XDG Base Directory Specification asks to ignore a path that is not absolute.
    package static func path(in environment: [String: String]) -> String? {
        if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") {
            return folder + "/parlance"
        }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return home + "/.local/state/parlance"
    }

    /// Makes a folder and those above it, for their owner alone. Folders that exist stay as they are.
    ///
    /// - Throws: ``JournalError`` with the system's reason.
    package static func create(_ folder: String) throws(JournalError) {
        var path = ""
        for name in folder.split(separator: "/") {
            path += "/" + name
            if mkdir(path, 0o700) != 0, errno != EEXIST, errno != EISDIR {
                let code = errno
                // A folder above may be closed to us and still hold one that is open.
                if access(path, F_OK) == 0 { continue }
                throw JournalError("The folder \(path) cannot be made: \(Journal.reason(code)).")
            }
        }
    }
}
