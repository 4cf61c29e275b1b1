/// Why one of Parlance's own files, such as a journal, a draft or the history, cannot be written or read.
package struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What happened and what follows from it, as a sentence.
    package var message: String
    /// Whether another process is writing to the session.
    package var isInUse: Bool
    /// Whether the file is there, but nobody may write to it.
    package var isReadOnly: Bool

    /// An error with its sentence.
    package init(_ message: String, isInUse: Bool = false, isReadOnly: Bool = false) {
        self.message = message
        self.isInUse = isInUse
        self.isReadOnly = isReadOnly
    }

    /// The message.
    package var description: String {
        message
    }
}
