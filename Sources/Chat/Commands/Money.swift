/// An amount of US dollars as a person reads it.
enum Money {
    /// `$0.0123`: two decimals from a dollar on, below it two digits that say something, and never more than six places.
    static func text(_ dollars: Double) -> String {
        guard dollars > 0 else { return "$0" }
        guard dollars >= 0.000001 else { return "<$0.000001" }
        var places = 2
        var scaled = dollars * 100
        while scaled < 10, places < 6 {
            scaled *= 10
            places += 1
        }
        return "$" + decimal(dollars, places: places)
    }

    /// A number with so many decimals, rounded to the nearest.
    static func decimal(_ number: Double, places: Int) -> String {
        guard number.isFinite, number.magnitude < 1e12 else { return "—" }
        var unit = 1
        for _ in 0..<places { unit *= 10 }
        let whole = Int((number * Double(unit)).rounded())
        guard places > 0 else { return whole.grouped }
        let fraction = String(whole % unit)
        return (whole / unit).grouped + "." + String(repeating: "0", count: places - fraction.count) + fraction
    }
}
