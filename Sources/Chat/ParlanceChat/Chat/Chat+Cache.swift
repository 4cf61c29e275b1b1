import GatewayCore
import ParlanceAnswers
import ParlanceConversations

/// What the provider has of the conversation in its cache.
extension Chat {
    /// What is read anew beside what stays in use is told from one in so many tokens on.
    private static let smallShare = 20

    /// What the session's provider has of the branch that ends with a turn.
    func cachedPrefix(to turn: Int?) -> CachedPrefixes.Mark? {
        guard !state.cached.isEmpty else { return nil }
        return state.cached.longest(
            on: state.session.tree.path(to: turn), for: ServedModel(state.session.gateway),
            at: services.stopwatch.now)
    }

    /// What the session's provider has of the conversation.
    var cachedPrefix: CachedPrefixes.Mark? { cachedPrefix(to: state.session.tree.current) }

    /// The same, and for how long.
    var cacheLife: CacheLife? { cachedPrefix.flatMap { CacheLife($0, at: services.stopwatch.now) } }

    /// Takes note of what an answer's provider reported.
    mutating func noteCache(_ answer: Answer, of turn: PendingTurn) {
        guard let usage = answer.usage, !usage.unreported.contains(.prompt),
            (usage.cachedTokens ?? 0) + (usage.cacheWriteTokens ?? 0) > 0
        else { return }
        let profile = turn.asking.profile.flatMap { try? services.factory.configuration.profile(named: $0) }
        let lifetime =
            turn.request.caching?.lifetime
            ?? services.factory.cacheLifetime(of: answer.model.provider, profile: profile) ?? .short
        state.cached.note(
            usage, of: turn.number, after: turn.asking.parent, by: answer.served, lifetime: lifetime,
            at: services.stopwatch.now - (answer.timing?.total ?? .zero))
    }

    /// What becomes of what is cached where the next prompt is said after another turn; `nil` where nothing is lost.
    ///
    /// - Parameter before: What is cached of the conversation until now.
    func cacheNotice(from before: CachedPrefixes.Mark?, to turn: Int?) -> String? {
        guard let before else { return nil }
        let kept = cachedPrefix(to: turn)?.tokens ?? 0
        guard kept < before.tokens else { return nil }
        let request = state.session.request(adding: nil, after: turn)
        let rest = request.messages.contains { $0.role != .system } ? state.counter.count(request) : nil
        var anew = min(rest?.count ?? 0, before.tokens) - kept
        // The last answer that stays was never behind a mark: too little to speak of, mostly.
        if kept > 0, anew < before.tokens / Self.smallShare { anew = 0 }
        let loss = anew > 0 ? CacheLoss(anew, isExact: rest?.isExact ?? true, from: model, to: model) : nil
        guard kept > 0 else {
            return loss.map { $0.words.prefix(1).uppercased() + $0.words.dropFirst() + "." }
                ?? "The cached \(before.tokens.counted("token")) are no longer used."
        }
        let words = "Of \(before.tokens.grouped) cached tokens \(kept.grouped) stay in use"
        return words + (loss.map { "; \($0.restWords)." } ?? ".")
    }

    /// What the cache did for the session, and what of it is still there; `nil` where it had no part in it.
    func cacheReport(_ account: TokenLedger.Account) -> String? {
        let usage = account.usage
        func count(_ tokens: Int?, _ word: String) -> String? {
            tokens.flatMap { $0 > 0 ? "\($0.grouped) \(word)" : nil }
        }
        let counts = [count(usage.cachedTokens, "read"), count(usage.cacheWriteTokens, "written")].compactMap(\.self)
        guard !counts.isEmpty else { return nil }
        let past = counts + (account.saving?.text.map { [$0] } ?? [])
        let life = cacheLife.map { life in
            "; \(life.tokens.grouped) tokens are kept" + (life.countdown.map { " for \($0)" } ?? "")
        }
        return "Cache: " + past.joined(separator: ", ") + (life ?? "") + "."
    }
}
