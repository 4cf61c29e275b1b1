import GatewayCore
import ParlanceConversations

/// What a change takes from the cache: tokens that were kept, and will have to be read anew.
struct CacheLoss: Sendable, Hashable {
    /// The tokens that are read anew.
    var tokens: Int
    /// Whether they were counted by who bills them.
    var isExact = true
    /// US dollars by which they cost more than if they were read from the cache; `nil` where that is not known, or not
    /// more.
    var more: Double?

    /// - Parameters:
    ///   - old: What is known of the model that has them.
    ///   - new: What is known of the model that is asked next; its provider writes them into its cache, if it charges
    ///     for that.
    init(_ tokens: Int, isExact: Bool = true, from old: CatalogModel?, to new: CatalogModel?) {
        self.tokens = tokens
        self.isExact = isExact
        let way = new.flatMap { CacheTerms(of: $0.id)?.way }
        let isWritten = way == .marks || way == .provider
        let anew = Usage(promptTokens: tokens, completionTokens: 0, cacheWriteTokens: isWritten ? tokens : nil)
        let kept = Usage(promptTokens: tokens, completionTokens: 0, cachedTokens: tokens)
        guard let cost = new?.cost(of: anew), let before = old?.cost(of: kept), cost > before else { return }
        more = cost - before
    }

    /// `48,000 tokens`.
    private var count: String { "\(isExact ? "" : "~")\(tokens.counted("token"))" }

    /// `: +$0.09`.
    private var money: String { more.map { ": +\(isExact ? "" : "~")\(Money.text($0))" } ?? "" }

    /// `the cached 48,000 tokens are read anew: +$0.09`.
    var words: String { "the cached \(count) \(tokens == 1 ? "is" : "are") read anew\(money)" }

    /// `900 tokens are read anew: +$0.0004`.
    var restWords: String { "\(count) \(tokens == 1 ? "is" : "are") read anew\(money)" }
}
