import GatewayCore
import ParlanceConversations

/// A part of what is sent with every turn, and what it takes.
struct ContextPart: Sendable, Hashable {
    /// What it is.
    enum Kind: Sendable, Hashable {
        case system
        case schema
        /// A prompt and its answer, by the turn's number.
        case turn(Int)
        /// What was shown with the prompt of a turn, by its place from 0.
        case attachment(turn: Int, place: Int)
        /// What the chat format puts around all of them.
        case format
    }

    var kind: Kind
    /// What is shown of it: first words, or a name. It may hold anything.
    var title: String
    var tokens: TokenCount

    /// By what it is called at the prompt: `3`, `3.1`; nothing else can be left out.
    var label: String {
        switch kind {
        case .system: "system"
        case .schema: "schema"
        case .turn(let number): "\(number)"
        case .attachment(let turn, let place): "\(turn).\(place + 1)"
        case .format: ""
        }
    }

    /// Whether a conversation can go on without it.
    var canBeDropped: Bool {
        switch kind {
        case .turn, .attachment: true
        case .system, .schema, .format: false
        }
    }

    /// The word for what it is.
    var word: String {
        switch kind {
        case .system: "system prompt"
        case .schema: "schema"
        case .turn: "turn"
        case .attachment: "attachment"
        case .format: "format"
        }
    }
}
