extension Double {
    /// The number with so many decimals, rounded to the nearest, its thousands grouped; a dash for what is no number.
    package func text(places: Int) -> String {
        guard isFinite, magnitude < 1e12 else { return "—" }
        var unit = 1
        for _ in 0..<places { unit *= 10 }
        let whole = Int((self * Double(unit)).rounded())
        guard places > 0 else { return whole.grouped }
        let fraction = String(whole % unit)
        return (whole / unit).grouped + "." + String(repeating: "0", count: places - fraction.count) + fraction
    }
}
