package import GatewayCore

/// An amount of money as it is shown: what a provider bills, or a sample, which is marked wherever it stands.
package struct ShownCost: Sendable, Hashable {
    /// US dollars.
    package var dollars: Double
    /// Whether it is made up for the demonstration.
    package var isSample: Bool

    /// An amount that is billed, unless it is a sample.
    package init(_ dollars: Double, isSample: Bool = false) {
        self.dollars = dollars
        self.isSample = isSample
    }

    /// What a call costs; `nil` where no price is known.
    package init?(of usage: Usage, _ model: CatalogModel?) {
        if let dollars = model?.cost(of: usage) {
            self.init(dollars)
        } else if let dollars = model?.sampleCost(of: usage) {
            self.init(dollars, isSample: true)
        } else {
            return nil
        }
    }

    /// `$0.0012`, `~$0.0012` where it is an estimate, `sample $0.0012` where nobody bills it.
    ///
    /// - Parameter places: The decimals, as in a column; `nil`: as many as it needs.
    package func text(isExact: Bool = true, places: Int? = nil) -> String {
        (isSample ? "sample " : "") + (isExact ? "" : "~") + Money.text(dollars, places: places)
    }
}
