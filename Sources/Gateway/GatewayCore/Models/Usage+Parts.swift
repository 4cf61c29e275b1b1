extension Usage {
    /// A report in which one of the two numbers, or both, may be missing. `nil` when both are.
    ///
    /// What cannot be is put right: a part is never more than the whole that it is a part of, and a prompt is never of no
    /// tokens. A missing number follows from the total where there is one.
    init?(
        prompt: Int?, completion: Int?, total: Int? = nil, cached: Int? = nil, cacheWrite: Int? = nil,
        longCacheWrite: Int? = nil, reasoning: Int? = nil, tier: String? = nil
    ) {
        var prompt = prompt.flatMap { $0 > 0 ? $0 : nil }
        var completion = completion
        if let total, total > 0 {
            if let prompt, completion ?? 0 == 0, total >= prompt { completion = total - prompt }
            if let completion, prompt == nil, total > completion { prompt = total - completion }
        }
        if prompt == nil, completion ?? 0 == 0 { return nil }
        self.init(
            promptTokens: prompt ?? 0, completionTokens: completion ?? 0, totalTokens: total, cachedTokens: cached,
            cacheWriteTokens: cacheWrite, longCacheWriteTokens: longCacheWrite, reasoningTokens: reasoning,
            serviceTier: Self.billedTier(tier))
        if prompt == nil { unreported.insert(.prompt) }
        if completion == nil { unreported.insert(.completion) }
        makeConsistent()
    }

    /// Whether a part of the numbers is not the provider's.
    public var isEstimated: Bool { !unreported.isEmpty }

    /// This report with the numbers that it lacks; they stay marked as ``unreported``.
    public func filled(from other: Usage) -> Usage {
        guard isEstimated else { return self }
        var whole = self
        if unreported.contains(.prompt) { whole.promptTokens = other.promptTokens }
        if unreported.contains(.completion) { whole.completionTokens = other.completionTokens }
        whole.totalTokens = whole.promptTokens + whole.completionTokens
        whole.makeConsistent()
        return whole
    }

    /// This usage with everything in it marked as counted here.
    public var asEstimate: Usage {
        var estimate = self
        estimate.unreported = .all
        return estimate
    }

    /// What the provider reported of it, and what it did not, as two sums.
    public var split: (reported: Usage, estimated: Usage) {
        guard isEstimated else { return (self, .zero) }
        var (reported, estimated) = (self, Usage.zero)
        if unreported.contains(.prompt) {
            estimated.promptTokens = promptTokens
            reported.promptTokens = 0
            (reported.cachedTokens, reported.cacheWriteTokens, reported.longCacheWriteTokens) = (nil, nil, nil)
        }
        if unreported.contains(.completion) {
            estimated.completionTokens = completionTokens
            reported.completionTokens = 0
            reported.reasoningTokens = nil
        }
        reported.unreported = []
        reported.totalTokens = reported.promptTokens + reported.completionTokens
        estimated.totalTokens = estimated.promptTokens + estimated.completionTokens
        return (reported, estimated)
    }

    /// Keeps the parts within their wholes, as far as the wholes are known.
    public mutating func makeConsistent() {
        if promptTokens > 0 || !unreported.contains(.prompt) {
            cachedTokens = cachedTokens.map { min($0, promptTokens) }
            cacheWriteTokens = cacheWriteTokens.map { min($0, promptTokens - (cachedTokens ?? 0)) }
        }
        longCacheWriteTokens = longCacheWriteTokens.map { min($0, cacheWriteTokens ?? 0) }
        if completionTokens > 0 || !unreported.contains(.completion) {
            reasoningTokens = reasoningTokens.map { min($0, completionTokens) }
        }
        totalTokens = max(totalTokens, promptTokens + completionTokens)
        if isEstimated { totalTokens = promptTokens + completionTokens }
    }

    /// The tier by which a call is billed otherwise than usual; the usual one has many names.
    private static func billedTier(_ name: String?) -> String? {
        guard let name = name?.lowercased(), !name.isEmpty else { return nil }
        let usual: Set<String> = [
            "auto", "default", "standard", "on_demand", "unspecified", "service_tier_unspecified",
        ]
        return usual.contains(name) ? nil : name
    }
}
