import FoundationEssentials
import GatewayCore
package import ParlanceConversations
import ParlanceSystem

/// Where conversations are brought in from.
package enum ImportSource: String, Sendable, Hashable, CaseIterable {
    /// The log of `llm`: a SQLite database.
    case llm
    /// The data export of ChatGPT: the archive, its folder, or the `conversations.json` in it.
    case chatgpt

    /// The conversations of a file.
    ///
    /// - Throws: ``ImportError`` for a file that is no such one.
    package func read(path: String) throws(ImportError) -> [ImportedSession] {
        var sessions: [ImportedSession] = []
        try read(path: path) { sessions.append($0) }
        return sessions
    }

    /// Hands out the conversations of a file one after another, where the format allows it without holding them all.
    ///
    /// - Parameter receive: Gets each conversation. What it throws ends the reading.
    /// - Throws: ``ImportError`` for a file that is no such one, or when `receive` threw.
    package func read(path: String, receive: (ImportedSession) throws -> Void) throws(ImportError) {
        switch self {
        case .llm:
            let sessions = try LLMLog.read(path: path)
            do {
                for session in sessions { try receive(session) }
            } catch {
                throw ImportError("\(error)")
            }
        case .chatgpt: try ChatGPTArchive.read(path: path, receive: receive)
        }
    }
}

extension SessionStore {
    /// Saves a conversation of another program. It keeps its age, so that it does not become the last session.
    ///
    /// - Returns: Whether it is new; one that was brought in before is left as it is.
    /// - Throws: ``FileError`` when it cannot be written.
    package func add(_ session: ImportedSession, from source: ImportSource) throws(FileError) -> Bool {
        try StateFolder.create(folder)
        let created = Self.time(session.created)
        let stamp = created.filter { !"-:".contains($0) }
        // A name from elsewhere must not lead out of the folder.
        let name = session.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }.prefix(64)
        let id = "\(stamp)-\(source.rawValue)-\(name)"
        let path = "\(folder)/\(id).jsonl"
        guard !FileSystem.exists(path) else { return false }
        let journal = try Journal(path: path, isNew: true)
        do throws(FileError) {
            try journal.append(.session(id: id, version: JournalRecord.version, created: created))
            let model = session.model ?? ModelID(imported: "")
            try journal.append(.settings(SessionSettings(model: model, system: session.system)))
            if !session.title.isEmpty { try journal.append(.title(session.title)) }
            let tree = session.tree
            for (index, node) in tree.nodes.enumerated() {
                let exchange = session.exchanges[index]
                let asked = Self.time(exchange.asked ?? session.created)
                try journal.append(prompt: node, number: index + 1, model: node.turn.answer?.model, at: asked)
                if let answer = node.turn.answer {
                    let answered = exchange.answered.map(Self.time) ?? asked
                    try journal.append(.end(turn: index + 1, answer, isWhole: true), at: answered)
                }
            }
            if let current = tree.current, current != tree.nodes.count { try journal.append(.go(turn: current)) }
            try journal.synchronize()
        } catch {
            // Half a conversation would be taken for the whole one the next time.
            try? FileSystem.remove(path)
            throw error
        }
        FileSystem.setTimes(of: path, to: Int(session.created))
        return true
    }

    private static func time(_ seconds: Double) -> String {
        Date(timeIntervalSince1970: seconds).formatted(.iso8601)
    }
}
