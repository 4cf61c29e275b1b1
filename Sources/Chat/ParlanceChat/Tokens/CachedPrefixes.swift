import GatewayCore
import ParlanceConversations

/// What providers have of the conversation in their caches, as their reports tell: the prompts of the turns, each up to
/// its end. A later turn reads the longest of them that it begins with.
struct CachedPrefixes: Sendable {
    /// The prompt of a turn that a provider keeps.
    struct Mark: Sendable, Hashable {
        /// The turn's number.
        var turn: Int
        /// Who keeps it.
        var model: ServedModel
        /// Its tokens.
        var tokens: Int
        /// When it was last used, on the stopwatch.
        var used: Duration
        /// How long it is kept from then on; `nil`: nobody knows.
        var life: Duration?

        /// How long it is still kept; `nil`: nobody knows.
        func rest(at now: Duration) -> Duration? { life.map { used + $0 - now } }

        func isKept(at now: Duration) -> Bool { now - used < life ?? CachedPrefixes.usualLife }
    }

    /// As long as nearly every provider keeps a prompt.
    private static let usualLife = Duration.seconds(300)
    /// No more are looked through; of those the newest.
    private static let limit = 64

    private var marks: [Mark] = []

    /// Whether no provider is known to have anything.
    var isEmpty: Bool { marks.isEmpty }

    /// Nothing was reported yet.
    init() {}

    /// Takes note of what a provider reported for a turn.
    ///
    /// - Parameters:
    ///   - parent: The turn that it was said after: if the provider has read something, that was its prompt.
    ///   - lifetime: How long was asked for.
    ///   - used: When it was asked, on the stopwatch.
    mutating func note(
        _ usage: Usage, of turn: Int, after parent: Int?, by model: ServedModel,
        lifetime: PromptCaching.Lifetime, at used: Duration
    ) {
        let terms = CacheTerms(of: model.id)
        let read = usage.cachedTokens ?? 0
        var tokens = read + (usage.cacheWriteTokens ?? 0)
        // Who keeps prompts without a word of it has kept the rest of this one, too.
        if read > 0, usage.cacheWriteTokens ?? 0 == 0, terms?.way == .automatic {
            tokens = max(tokens, terms?.kept(of: usage.promptTokens) ?? 0)
        }
        guard tokens > 0 else { return }
        marks.removeAll { $0.turn == turn && $0.model == model }
        if read > 0 {
            for index in marks.indices where marks[index].turn == parent && marks[index].model == model {
                marks[index].used = used
            }
        }
        // What is not asked for may be kept all the same.
        let life = terms?.life(lifetime == .off ? .short : lifetime)
        marks.append(Mark(turn: turn, model: model, tokens: tokens, used: used, life: life))
        marks.removeFirst(max(0, marks.count - Self.limit))
    }

    /// The longest prompt that a model's provider has of a branch.
    ///
    /// - Parameter path: The numbers of the branch's turns.
    func longest(on path: [Int], for model: ServedModel, at now: Duration) -> Mark? {
        let kept = marks.filter { $0.model == model && $0.isKept(at: now) }
        guard !kept.isEmpty else { return nil }
        let path = Set(path)
        return kept.filter { path.contains($0.turn) }.max { $0.tokens < $1.tokens }
    }
}
