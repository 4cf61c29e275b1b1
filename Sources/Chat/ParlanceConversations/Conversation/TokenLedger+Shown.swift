/// The money of a ledger as a chat shows it. Lists of what was spent go by `cost` alone, in which no sample is.
extension TokenLedger.Entry {
    /// What the answer cost, or would have by a sample price.
    package var shownCost: ShownCost? {
        cost.map { ShownCost($0) } ?? sampleCost.map { ShownCost($0, isSample: true) }
    }
}

extension TokenLedger.Account {
    /// What was spent; where all that was counted are samples, their sum.
    package var shownCost: ShownCost? {
        if let cost { return ShownCost(cost) }
        guard samples == reported + unreported - uncounted else { return nil }
        return sampleCost.map { ShownCost($0, isSample: true) }
    }

    /// ``shownCost`` in words, with so many decimals, as in a column; `nil`: as many as it needs.
    package func shownCostText(places: Int? = nil) -> String? {
        costText(places: places) ?? shownCost?.text(isExact: !isEstimated, places: places)
    }

    /// What the answers come to with another one, in words; a sample is added to samples alone.
    package func shownCostText(adding cost: ShownCost?, isExact: Bool) -> String? {
        guard let cost else { return shownCost?.text() }
        guard let before = shownCost else {
            // Where others have answered, it would look like the sum of all.
            return cost.isSample && reported + unreported > 0 ? nil : cost.text(isExact: isExact)
        }
        guard before.isSample == cost.isSample else {
            return before.isSample ? cost.text(isExact: isExact) : before.text()
        }
        return ShownCost(before.dollars + cost.dollars, isSample: cost.isSample).text(isExact: isExact)
    }
}
