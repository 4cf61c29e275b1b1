/// An amount of US dollars as a person reads it.
package enum Money {
    /// `$0.0123`: two decimals from a dollar on, below it two digits that say something, and never more than six places.
    package static func text(_ dollars: Double) -> String {
        text(dollars, places: nil)
    }

    /// An amount with so many decimals, as in a column of amounts, in which nothing has none; `nil`: as many as it needs.
    package static func text(_ dollars: Double, places: Int?) -> String {
        guard let places else {
            guard dollars > 0 else { return "$0" }
            guard dollars >= 0.000001 else { return "<$0.000001" }
            return "$" + dollars.text(places: self.places(of: dollars))
        }
        let least = (0..<places).reduce(1.0) { unit, _ in unit / 10 }
        // What is too little to be seen is not nothing.
        guard dollars <= 0 || dollars >= least / 2 else { return "<$" + least.text(places: places) }
        return "$" + max(dollars, 0).text(places: places)
    }

    /// The decimals of a column, so that its amounts can be compared by eye: as many as the smallest amount needs.
    package static func places(ofColumn amounts: some Sequence<Double>) -> Int {
        amounts.lazy.filter { $0 >= 0.000001 }.min().map(places) ?? 2
    }

    /// The decimals of a column of prices: 2, or as many more as one of them has, up to 4.
    package static func places(ofPrices prices: [Double]) -> Int {
        var (places, unit) = (2, 100.0)
        while places < 4, prices.contains(where: { ($0 * unit - ($0 * unit).rounded()).magnitude > 1e-6 }) {
            places += 1
            unit *= 10
        }
        return places
    }

    private static func places(of dollars: Double) -> Int {
        var places = 2
        var scaled = dollars * 100
        while scaled < 10, places < 6 {
            scaled *= 10
            places += 1
        }
        return places
    }
}
