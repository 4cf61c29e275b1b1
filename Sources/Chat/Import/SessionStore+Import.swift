import FoundationEssentials
import GatewayCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where conversations are brought in from.
public enum ImportSource: String, Sendable, Hashable, CaseIterable {
    /// The log of `llm`: a SQLite database.
    case llm
    /// The `conversations.json` of a ChatGPT data export.
    case chatgpt

    /// The conversations of a file.
    ///
    /// - Throws: ``ImportError`` for a file that is no such one.
    public func read(path: String) throws(ImportError) -> [ImportedSession] {
        switch self {
        case .llm: return try LLMLog.read(path: path)
        case .chatgpt:
            guard let data = FileManager.default.contents(atPath: path) else {
                throw ImportError("The file \(path) cannot be read.")
            }
            return try ChatGPTArchive.read(Array(data))
        }
    }
}

extension SessionStore {
    /// Saves a conversation of another program. It keeps its age, so that it does not become the last session.
    ///
    /// - Returns: Whether it is new; one that was brought in before is left as it is.
    /// - Throws: ``JournalError`` when it cannot be written.
    public func add(_ session: ImportedSession, from source: ImportSource) throws(JournalError) -> Bool {
        try StateFolder.create(folder)
        let created = Date(timeIntervalSince1970: session.created).formatted(.iso8601)
        let stamp = created.filter { !"-:".contains($0) }
        // A name from elsewhere must not lead out of the folder.
        let name = session.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }.prefix(64)
        let id = "\(stamp)-\(source.rawValue)-\(name)"
        let path = "\(folder)/\(id).jsonl"
        guard access(path, F_OK) != 0 else { return false }
        let journal = try Journal(path: path, isNew: true)
        do throws(JournalError) {
            try journal.append(.session(id: id, version: JournalRecord.version, created: created))
            let model = session.model ?? ModelID(imported: "")
            try journal.append(.settings(SessionSettings(model: model, system: session.system)))
            let tree = ConversationTree(Conversation(turns: session.turns))
            for (index, node) in tree.nodes.enumerated() {
                try journal.append(prompt: node, number: index + 1, model: node.turn.answer?.model)
                if let answer = node.turn.answer {
                    try journal.append(.end(turn: index + 1, answer, isWhole: true))
                }
            }
            try journal.synchronize()
        } catch {
            // Half a conversation would be taken for the whole one the next time.
            unlink(path)
            throw error
        }
        let time = timespec(tv_sec: Int(session.created), tv_nsec: 0)
        utimensat(AT_FDCWD, path, [time, time], 0)
        return true
    }
}
