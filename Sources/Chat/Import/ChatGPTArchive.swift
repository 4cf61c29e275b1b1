import GatewayCore

/// The `conversations.json` of a ChatGPT data export: a list of conversations, each a tree of messages of which
/// `current_node` names the last. Only the branch that was shown last is taken.
enum ChatGPTArchive {
    /// The conversations that have something said.
    ///
    /// - Throws: ``ImportError`` for what is no such file. Parts that are not understood, such as images, are left out.
    static func read(_ bytes: [UInt8]) throws(ImportError) -> [ImportedSession] {
        guard let json = try? JSONValue(parsing: bytes), let conversations = json.arrayValue else {
            throw ImportError("This is no conversations.json of ChatGPT: a list of conversations is expected.")
        }
        let sessions = conversations.compactMap(session)
        guard conversations.isEmpty || !sessions.isEmpty else {
            throw ImportError("This is no conversations.json of ChatGPT: no conversation in it has messages.")
        }
        return sessions
    }

    private static func session(_ conversation: JSONValue) -> ImportedSession? {
        guard let mapping = conversation["mapping"]?.objectValue else { return nil }
        var session = ImportedSession(
            id: (conversation["conversation_id"] ?? conversation["id"])?.stringValue ?? "",
            title: conversation["title"]?.stringValue ?? "", created: conversation["create_time"]?.doubleValue ?? 0,
            turns: [])
        for message in branch(mapping, to: conversation["current_node"]?.stringValue) {
            let text = text(of: message["content"])
            guard !text.isEmpty else { continue }
            switch message["author"]?["role"]?.stringValue {
            case "system": session.system = session.system ?? text
            case "user": session.turns.append(Turn(prompt: text))
            case "assistant":
                let model = ModelID(imported: message["metadata"]?["model_slug"]?.stringValue ?? "")
                if session.turns.isEmpty { session.turns.append(Turn(prompt: "")) }
                // An answer may come in several messages, around the tools it uses.
                var answer = session.turns[session.turns.count - 1].answer ?? Answer(model: model, status: .complete)
                answer.text += (answer.text.isEmpty ? "" : "\n\n") + text
                session.turns[session.turns.count - 1].answer = answer
            default: break
            }
        }
        return session.turns.isEmpty || session.id.isEmpty ? nil : session
    }

    /// The messages from the root to a node.
    private static func branch(_ mapping: JSONObject, to last: String?) -> [JSONValue] {
        var messages: [JSONValue] = []
        var node = last
        // A ring of parents would have no end.
        for _ in 0..<mapping.count {
            guard let id = node, let entry = mapping[id] else { break }
            if let message = entry["message"], message.objectValue != nil { messages.append(message) }
            node = entry["parent"]?.stringValue
        }
        return messages.reversed()
    }

    private static func text(of content: JSONValue?) -> String {
        let parts = (content?["parts"]?.arrayValue ?? []).compactMap(\.stringValue)
        return (parts.isEmpty ? content?["text"]?.stringValue ?? "" : parts.joined(separator: "\n\n"))
            .trimmingWhitespace()
    }
}
