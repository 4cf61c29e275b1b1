import Foundation
package import ParlanceConversations

extension SessionStore {
    /// The conversation of the only journal there is, read beside a chat that may not have let go of it yet: the last
    /// reference goes when the task of its last answer is freed, which nobody can wait for.
    package func savedConversation() throws -> Conversation? {
        try savedTree()?.conversation
    }

    /// All branches of that journal.
    package func savedTree() throws -> ConversationTree? {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jsonl") }
        guard let name = names.first, names.count == 1 else { return nil }
        return JournalReader(Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))).tree
    }
}

extension SessionFile {
    /// Its bytes; `nil` when it cannot be read.
    package func contents() -> [UInt8]? {
        (try? Data(contentsOf: URL(fileURLWithPath: path))).map(Array.init)
    }
}
