/// The reports of tokens within one reply, made into one that can be believed.
///
/// Servers report once at the end, or with each piece: the sum so far, or the tokens of that piece alone. Some report
/// zeros beside words, before the words, or after a real report.
struct UsageReports: Sendable {
    private var report: Usage?
    private var hasOutput = false
    /// Whether something of the answer came after the last report.
    private var isStale = false
    /// The completion tokens of all reports that came after something new.
    private var sum = 0
    private var count = 0
    private var hasGrown = false
    private var hasShrunk = false

    /// Takes note of a piece of the answer.
    mutating func noteOutput() {
        hasOutput = true
        isStale = true
    }

    /// Takes a report.
    ///
    /// - Parameter isFinished: Whether the answer has come to its end.
    /// - Returns: What is known of the tokens now; `nil` where the report changes nothing.
    mutating func add(_ new: Usage, isFinished: Bool) -> Usage? {
        var new = new
        if new.completionTokens == 0, hasOutput || !isFinished || (report?.completionTokens ?? 0) > 0 {
            new.unreported.insert(.completion)
        }
        if !new.unreported.contains(.completion) { follow(&new) }
        let merged = report.map { $0.updated(by: new) } ?? new
        guard merged.unreported != .all, merged != report else { return nil }
        report = merged
        return merged
    }

    /// What has to be said at the end: where words came after the last report, or where each report was of one piece and
    /// nobody knows of how much, the completion tokens are not known.
    mutating func end(isFinished: Bool) -> Usage? {
        let isConstant = count > 2 && !hasGrown && !hasShrunk
        guard var report, isFinished, isStale || isConstant, !report.unreported.contains(.completion) else {
            return nil
        }
        report.unreported.insert(.completion)
        report.completionTokens = 0
        report.reasoningTokens = nil
        report.totalTokens = report.promptTokens
        self.report = report
        return report
    }

    /// Adds up reports that are of one piece each, which is seen by a number that becomes smaller.
    private mutating func follow(_ new: inout Usage) {
        let own = new.completionTokens
        let last = report.map { hasShrunk ? lastPiece : $0.completionTokens } ?? 0
        defer { (isStale, lastPiece) = (false, own) }
        // The same again, or the whole at the end.
        guard isStale else {
            if hasShrunk { new.completionTokens = max(sum, own) }
            if own != last, !hasShrunk { (count, hasGrown) = (0, true) }
            return
        }
        count += 1
        sum += own
        hasGrown = hasGrown || (count > 1 && own > last)
        hasShrunk = hasShrunk || (count > 1 && own < last)
        guard hasShrunk else { return }
        new.completionTokens = sum
        new.totalTokens = new.promptTokens + sum
    }

    private var lastPiece = 0
}

extension Usage {
    /// What is known after a later report: its numbers, and those of before that it lacks.
    fileprivate func updated(by new: Usage) -> Usage {
        var merged = new
        merged.unreported = unreported.intersection(new.unreported)
        if new.unreported.contains(.prompt) {
            merged.promptTokens = promptTokens
            merged.cachedTokens = cachedTokens
            merged.cacheWriteTokens = cacheWriteTokens
            merged.longCacheWriteTokens = longCacheWriteTokens
        }
        if new.unreported.contains(.completion) {
            merged.completionTokens = completionTokens
            merged.reasoningTokens = reasoningTokens
        }
        merged.cachedTokens = merged.cachedTokens ?? cachedTokens
        merged.cacheWriteTokens = merged.cacheWriteTokens ?? cacheWriteTokens
        merged.longCacheWriteTokens = merged.longCacheWriteTokens ?? longCacheWriteTokens
        merged.reasoningTokens = merged.reasoningTokens ?? reasoningTokens
        merged.serviceTier = merged.serviceTier ?? serviceTier
        if !new.unreported.isEmpty { merged.totalTokens = merged.promptTokens + merged.completionTokens }
        merged.makeConsistent()
        return merged
    }
}
