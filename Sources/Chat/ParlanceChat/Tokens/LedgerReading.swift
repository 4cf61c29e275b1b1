import GatewayCore
import ParlanceAnswers
import ParlanceConversations

/// What the ledger at the foot shows at one moment.
struct LedgerReading: Sendable, Hashable {
    /// The tokens of what would be sent next: the conversation with the draft.
    var request: TokenCount
    /// Those of the draft.
    var draft: Int
    /// What is known of the model that would be asked next.
    var model: CatalogModel?
    /// What the session has taken until the last prompt.
    var account: TokenLedger.Account
    /// The answer that streams, or the last one.
    var answer: LiveLedger.Reading?
    /// Whether it streams.
    var isStreaming: Bool
    /// What the provider has of the conversation in its cache.
    var cache: CacheLife?
}
