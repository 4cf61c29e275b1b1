package import GatewayCore

extension Double {
    /// The number without `.0`.
    package var short: String {
        self == rounded() && magnitude < 1e15 ? String(Int(self)) : String(self)
    }
}

extension ClosedRange<Double> {
    /// `from 0 to 1.5`.
    package var words: String {
        "from \(lowerBound.short) to \(upperBound.short)"
    }
}

extension TokenCount {
    /// `1,234`, or `~1,234` of an estimate.
    package var grouped: String {
        (isExact ? "" : "~") + count.grouped
    }

    /// `1 token`, `~1,234 tokens`.
    package var inWords: String {
        (isExact ? "" : "~") + count.counted("token")
    }
}

extension Int {
    /// `1 turn`, `2 turns`.
    package func counted(_ thing: String) -> String {
        self == 1 ? "1 \(thing)" : "\(grouped) \(thing)s"
    }

    /// The number with commas between its thousands.
    package var grouped: String {
        let digits = Array(String(magnitude))
        var text = self < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
