/// Why a journal cannot be written or read.
public struct JournalError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What happened and what follows from it, as a sentence.
    public var message: String
    /// Whether another process is writing to the session.
    public var isInUse: Bool
    /// Whether the file is there, but nobody may write to it.
    public var isReadOnly: Bool

    /// An error with its sentence.
    public init(_ message: String, isInUse: Bool = false, isReadOnly: Bool = false) {
        self.message = message
        self.isInUse = isInUse
        self.isReadOnly = isReadOnly
    }

    /// The message.
    public var description: String {
        message
    }
}
