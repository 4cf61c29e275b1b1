import FoundationEssentials
import GatewayCore

extension SessionStore {
    /// Reads a session without opening it: nothing is changed, and another process may be writing to it.
    ///
    /// - Parameter name: Its id or the beginning of it, or `last` for the one that was written to last.
    /// - Throws: ``JournalError`` when there is none, or more than one, or it cannot be read.
    public func exported(_ name: String) throws(JournalError) -> ExportedSession {
        let paths = files().map(\.path)
        func id(_ path: String) -> String { String((path.split(separator: "/").last ?? "").dropLast(".jsonl".count)) }
        let found = name == "last" ? Array(paths.prefix(1)) : paths.filter { id($0).hasPrefix(name) }
        guard let path = found.first(where: { id($0) == name }) ?? found.first else {
            throw JournalError("There is no session '\(name)'.")
        }
        guard found.count == 1 || id(path) == name else {
            let ids = found.prefix(3).map(id).joined(separator: ", ")
            throw JournalError("\(found.count.counted("session")) begin with '\(name)': \(ids).")
        }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw JournalError("The session in \(path) cannot be read.")
        }
        let reader = JournalReader(Array(bytes))
        return ExportedSession(
            created: reader.head?.created, settings: reader.settings, turns: reader.conversation.turns)
    }
}
