/// Why an answer ended: the same few kinds for every provider, and the provider's own word.
public struct FinishReason: Sendable, Hashable {
    /// The kinds that a program can act on.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The model had said what it wanted to say.
        case stop
        /// The answer reached the token limit and is cut.
        case length
        /// The provider's filter cut or withheld the answer.
        case contentFilter = "content_filter"
        /// The model refused; the content is its refusal.
        case refusal
        /// The model asks for a tool.
        case toolCalls = "tool_calls"
        /// The provider says that something went wrong in the middle.
        case error
        /// A word that Parlance does not know; see ``FinishReason/raw``.
        case other
    }

    /// The normalized kind.
    public var kind: Kind
    /// The provider's own word, such as `stop` or `end_turn`.
    public var raw: String?
    /// What the provider says about it besides, such as the category of its filter. `nil`: nothing.
    public var explanation: String?

    /// A reason of a kind, with the provider's own word for it.
    public init(_ kind: Kind, raw: String? = nil, explanation: String? = nil) {
        self.kind = kind
        self.raw = raw
        self.explanation = explanation
    }
}
