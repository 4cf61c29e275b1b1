/// A share of a whole as a person reads it.
package enum Percent {
    /// `46 %`; below ten with a decimal, and `<0.1 %` for what would round to nothing.
    package static func text(_ share: Double) -> String {
        let percent = share * 100
        guard percent > 0 else { return "0%" }
        guard percent >= 0.05 else { return "<0.1%" }
        return "\(percent.text(places: percent < 10 ? 1 : 0))%"
    }

    /// The share of a context window that so many tokens fill.
    package static func text(_ tokens: Int, of window: Int) -> String {
        text(Double(tokens) / Double(window))
    }
}
