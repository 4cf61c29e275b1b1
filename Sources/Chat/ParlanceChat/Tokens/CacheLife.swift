import GatewayCore
import ParlanceConversations

/// What a provider has of the conversation in its cache at one moment, and for how long.
struct CacheLife: Sendable, Hashable {
    /// The tokens that it has.
    var tokens: Int
    /// How long it is still kept; `nil`: nobody knows.
    var rest: Duration?

    /// - Returns: `nil` where nothing is kept.
    init?(_ mark: CachedPrefixes.Mark?, at now: Duration) {
        guard let mark, mark.isKept(at: now) else { return nil }
        tokens = mark.tokens
        rest = mark.rest(at: now)
    }

    /// A life from its parts.
    init(tokens: Int, rest: Duration?) {
        self.tokens = tokens
        self.rest = rest
    }

    /// `4:12`, or `1:59:00`; `nil` where nobody knows.
    var countdown: String? {
        rest.map { rest in
            let seconds = max(0, Int(rest.components.seconds))
            let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
            return (hours > 0 ? "\(hours):\(Self.pair(minutes))" : "\(minutes)") + ":" + Self.pair(seconds % 60)
        }
    }

    /// What a prompt would be charged for that begins with it.
    func usage(ofPrompt tokens: Int) -> Usage {
        Usage(promptTokens: tokens, completionTokens: 0, cachedTokens: min(self.tokens, tokens))
    }

    private static func pair(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
