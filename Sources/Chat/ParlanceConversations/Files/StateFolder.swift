import ParlanceSystem

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
    /// - Throws: ``FileError`` with the system's reason.
    package static func create(_ folder: String) throws(FileError) {
        do throws(FileSystem.FolderError) {
            try FileSystem.createFolder(folder)
        } catch {
            throw FileError("The folder \(error.folder) cannot be created: \(error.error.reason).")
        }
    }
}
