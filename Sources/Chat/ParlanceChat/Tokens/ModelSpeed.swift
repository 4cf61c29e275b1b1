import GatewayCore
import ParlanceConversations

/// How fast a model has been for this person: the middle of what was measured, which one slow answer does not move.
struct ModelSpeed: Sendable, Hashable {
    /// One answer.
    struct Sample: Sendable, Hashable {
        var timing: AnswerTiming
        /// The tokens of the answer; `nil` where nobody reported them.
        var tokens: Int?
    }

    /// So many answers count, the newest: a provider changes.
    static let remembered = 50

    /// Seconds to the first token.
    var firstToken: Double
    /// Tokens a second from then on; `nil` where no answer was long enough to tell.
    var tokensPerSecond: Double?

    /// The speed in samples, oldest first; `nil` without any.
    init?(_ samples: some Collection<Sample>) {
        let samples = samples.suffix(Self.remembered)
        guard let first = Self.median(samples.compactMap { $0.timing.firstToken?.seconds }) else { return nil }
        firstToken = first
        tokensPerSecond = Self.median(
            samples.compactMap { sample in sample.tokens.flatMap(sample.timing.tokensPerSecond) })
    }

    private static func median(_ numbers: [Double]) -> Double? {
        guard !numbers.isEmpty else { return nil }
        let sorted = numbers.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}
