package import GatewayCore

extension TokenLedger {
    /// What the answers of one level of reasoning add up to.
    package struct EffortAccount: Sendable, Hashable {
        /// The level that was asked for; `nil`: none was.
        package var effort: ReasoningEffort?
        /// How many turns were asked so.
        package var turns: Int
        /// Their answers.
        package var account: Account

        /// The level in a word.
        package var name: String { effort?.rawValue ?? "default" }
    }

    /// The answers by level, from the least to the most, those without a level first. Empty where neither a level was
    /// asked for nor reasoning reported: then there is nothing to tell apart.
    package var efforts: [EffortAccount] {
        guard entries.contains(where: { $0.effort != nil || ($0.usage?.reasoningTokens ?? 0) > 0 }) else { return [] }
        return ([nil] + ReasoningEffort.allCases.map { $0 }).compactMap { level in
            let entries = entries.filter { $0.effort == level }
            guard !entries.isEmpty else { return nil }
            var account = Account()
            for entry in entries { account.add(entry) }
            return EffortAccount(effort: level, turns: Set(entries.map(\.turn)).count, account: account)
        }
    }
}
