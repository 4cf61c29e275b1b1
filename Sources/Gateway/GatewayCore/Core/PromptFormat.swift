import GatewayTokenizers

/// The tokens that a chat format puts around the texts of its messages.
enum PromptFormat: Sendable, Hashable {
    /// Three tokens a message, and three that begin the answer (OpenAI's "How to count tokens with tiktoken").
    case openAI
    /// Mistral's instruction formats (mistral-common's documentation of its tokenizers).
    case mistral(MistralVersion)

    enum MistralVersion: Sendable, Hashable {
        /// `[INST]` and `[/INST]` as plain text; the system prompt joins the first user message.
        case v1
        /// Two control tokens a user message; the system prompt joins the last user message. Versions 2 and 3.
        case v3
        /// Two control tokens a user message, and two around the system prompt.
        case v7
    }

    /// The tokens of a conversation as the model reads it.
    func count(_ messages: [Message], with tokenizer: any Tokenizer) -> Int {
        switch self {
        case .openAI:
            messages.reduce(3) { $0 + 3 + tokenizer.count($1.role.rawValue) + tokenizer.count($1.content) }
        case .mistral(let version):
            1 + version.segments(of: messages).reduce(0) { $0 + $1.controlTokens + tokenizer.count($1.text) }
        }
    }
}

extension PromptFormat.MistralVersion {
    /// A text that is encoded on its own, and the control tokens around it.
    struct Segment {
        var text: String
        var controlTokens: Int
    }

    func segments(of messages: [Message]) -> [Segment] {
        let system = messages.filter { $0.role == .system }.map(\.content).joined(separator: "\n\n")
        let users = messages.indices.filter { messages[$0].role == .user }
        let joined = self == .v1 ? users.first : self == .v3 ? users.last : nil
        var segments: [Segment] = []
        if self == .v7, !system.isEmpty {
            segments.append(Segment(text: system, controlTokens: 2))
        }
        for (index, message) in messages.enumerated() {
            switch message.role {
            case .system: break
            case .user:
                let text = index == joined && !system.isEmpty ? system + "\n\n" + message.content : message.content
                segments.append(
                    self == .v1
                        ? Segment(text: "[INST] \(text) [/INST]", controlTokens: 0)
                        : Segment(text: text, controlTokens: 2))
            case .assistant:
                segments.append(Segment(text: message.content, controlTokens: 1))
            }
        }
        return segments
    }
}
