package import GatewayCore

extension CacheSaving {
    /// A smaller share of the cost is not worth a word, nor is a smaller amount.
    private static let leastShare = 0.05, leastAmount = 0.000_05

    /// `saved $0.18 of $0.21`, or `cache written, $0.050 more` where it has cost more until now; `nil` where it made
    /// hardly a difference.
    package var text: String? {
        guard saved.magnitude >= max(Self.leastAmount, whole * Self.leastShare) else { return nil }
        return saved > 0
            ? "saved \(Money.text(saved)) of \(Money.text(whole))" : "cache written, \(Money.text(-saved)) more"
    }
}
