/// The tokens of one call as its provider reported them, or the sum of several calls.
///
/// Canonical form: `promptTokens` includes cached ones, `completionTokens` includes reasoning.
public struct Usage: Sendable, Hashable {
    /// Tokens that went in, cached ones included.
    public var promptTokens: Int
    /// Tokens that came out, reasoning included.
    public var completionTokens: Int
    /// Tokens in and out, as the provider adds them up.
    public var totalTokens: Int
    /// Those of `promptTokens` that the provider read from its cache. `nil`: not told.
    public var cachedTokens: Int?
    /// Those of `completionTokens` that were reasoning. `nil`: not told.
    public var reasoningTokens: Int?

    /// Usage from its parts; a missing total is the sum of prompt and completion.
    public init(
        promptTokens: Int,
        completionTokens: Int,
        totalTokens: Int? = nil,
        cachedTokens: Int? = nil,
        reasoningTokens: Int? = nil
    ) {
        self.promptTokens = promptTokens
        self.completionTokens = completionTokens
        self.totalTokens = totalTokens ?? promptTokens + completionTokens
        self.cachedTokens = cachedTokens
        self.reasoningTokens = reasoningTokens
    }

    /// No tokens at all: the start of a sum.
    public static let zero = Usage(promptTokens: 0, completionTokens: 0)

    /// The tokens of both. A detail that only one side tells counts as told.
    public static func + (left: Usage, right: Usage) -> Usage {
        func sum(_ part: KeyPath<Usage, Int?>) -> Int? {
            guard left[keyPath: part] != nil || right[keyPath: part] != nil else { return nil }
            return (left[keyPath: part] ?? 0) + (right[keyPath: part] ?? 0)
        }
        return Usage(
            promptTokens: left.promptTokens + right.promptTokens,
            completionTokens: left.completionTokens + right.completionTokens,
            totalTokens: left.totalTokens + right.totalTokens,
            cachedTokens: sum(\.cachedTokens),
            reasoningTokens: sum(\.reasoningTokens)
        )
    }

    /// Adds another call's tokens.
    public static func += (left: inout Usage, right: Usage) {
        left = left + right
    }
}
