package import ParlanceConversations

extension SessionStore {
    /// Reads a session without opening it: nothing is changed, and another process may be writing to it.
    ///
    /// - Parameter name: What ``find(_:)`` takes.
    /// - Throws: ``FileError`` when there is none, or more than one, or it cannot be read.
    package func exported(_ name: String) throws(FileError) -> ExportedSession {
        let file = try find(name)
        guard let reader = file.read() else { throw FileError("The session in \(file.path) cannot be read.") }
        return ExportedSession(
            title: reader.title, created: reader.head?.created, settings: reader.settings,
            turns: reader.conversation.turns)
    }
}
