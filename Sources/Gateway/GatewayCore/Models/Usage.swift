/// The tokens of one call as its provider reported them, or the sum of several calls.
///
/// Canonical form: `promptTokens` includes what the cache read and wrote, `completionTokens` includes reasoning.
public struct Usage: Sendable, Hashable {
    /// The two numbers of which every report should have both.
    public struct Parts: OptionSet, Sendable, Hashable {
        /// A bit for each part.
        public let rawValue: UInt8

        /// The parts of these bits.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// ``Usage/promptTokens`` with its details.
        public static let prompt = Parts(rawValue: 1)
        /// ``Usage/completionTokens`` with its details.
        public static let completion = Parts(rawValue: 2)
        /// Both.
        public static let all: Parts = [.prompt, .completion]
    }

    /// Tokens that went in, cached ones included.
    public var promptTokens: Int
    /// Tokens that came out, reasoning included.
    public var completionTokens: Int
    /// Tokens in and out, as the provider adds them up.
    public var totalTokens: Int
    /// Those of `promptTokens` that the provider read from its cache. `nil`: not told.
    public var cachedTokens: Int?
    /// Those of `promptTokens` that the provider wrote into its cache, which many charge extra. `nil`: not told.
    public var cacheWriteTokens: Int?
    /// Those of `cacheWriteTokens` that the cache keeps for longer, an hour or more, which costs more. `nil`: not told.
    public var longCacheWriteTokens: Int?
    /// Those of `completionTokens` that were reasoning. `nil`: not told.
    public var reasoningTokens: Int?
    /// The service tier that the call was billed by, such as `flex` or `priority`. `nil`: the standard one, or not told.
    public var serviceTier: String?
    /// What the provider did not report. Its number is 0 in a report, and an estimate where one was filled in; see
    /// ``filled(from:)``.
    public var unreported: Parts = []

    /// Usage from its parts; a missing total is the sum of prompt and completion.
    public init(
        promptTokens: Int,
        completionTokens: Int,
        totalTokens: Int? = nil,
        cachedTokens: Int? = nil,
        cacheWriteTokens: Int? = nil,
        longCacheWriteTokens: Int? = nil,
        reasoningTokens: Int? = nil,
        serviceTier: String? = nil
    ) {
        self.promptTokens = promptTokens
        self.completionTokens = completionTokens
        self.totalTokens = totalTokens ?? promptTokens + completionTokens
        self.cachedTokens = cachedTokens
        self.cacheWriteTokens = cacheWriteTokens
        self.longCacheWriteTokens = longCacheWriteTokens
        self.reasoningTokens = reasoningTokens
        self.serviceTier = serviceTier
    }

    /// No tokens at all: the start of a sum.
    public static let zero = Usage(promptTokens: 0, completionTokens: 0)

    /// The tokens of both. A detail that only one side tells counts as told. A sum has a tier only if it is of one.
    public static func + (left: Usage, right: Usage) -> Usage {
        func sum(_ left: Int?, _ right: Int?) -> Int? {
            left == nil && right == nil ? nil : (left ?? 0) + (right ?? 0)
        }
        var both = Usage(
            promptTokens: left.promptTokens + right.promptTokens,
            completionTokens: left.completionTokens + right.completionTokens,
            totalTokens: left.totalTokens + right.totalTokens,
            cachedTokens: sum(left.cachedTokens, right.cachedTokens),
            cacheWriteTokens: sum(left.cacheWriteTokens, right.cacheWriteTokens),
            longCacheWriteTokens: sum(left.longCacheWriteTokens, right.longCacheWriteTokens),
            reasoningTokens: sum(left.reasoningTokens, right.reasoningTokens),
            serviceTier: left.serviceTier == right.serviceTier ? left.serviceTier : nil
        )
        both.unreported = left.unreported.union(right.unreported)
        return both
    }

    /// Adds another call's tokens.
    public static func += (left: inout Usage, right: Usage) {
        left = left + right
    }
}
