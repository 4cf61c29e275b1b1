import ParlanceSystem

/// Why a file was not written.
package struct NewFileError: Error, Sendable, Hashable {
    /// What follows the file's name in a sentence.
    package var reason: String
    /// Whether there is a file of that name.
    package var exists: Bool
}

/// Writes files for a person, who does not expect to lose one.
package enum NewFile {
    /// Writes a text.
    ///
    /// - Parameter replaces: Whether a file of that name may be overwritten.
    package static func write(_ text: String, to path: String, replaces: Bool) throws(NewFileError) {
        let file: OpenFile
        do throws(SystemError) {
            file = try OpenFile(path, .writing, replaces ? [.creating, .emptying] : .creatingNew, permissions: 0o644)
        } catch {
            throw failure(error)
        }
        do throws(SystemError) {
            try file.write(text)
        } catch {
            // Half a file is of no use, and would be in the way of the next attempt.
            if !replaces { try? FileSystem.remove(path) }
            throw failure(error)
        }
    }

    private static func failure(_ error: SystemError) -> NewFileError {
        error.code == .fileExists
            ? NewFileError(reason: "already exists", exists: true)
            : NewFileError(reason: "cannot be written: \(error.reason)", exists: false)
    }
}
