import Testing

@testable import ParlanceConversations

@Suite("Money")
struct MoneyTests {
    @Test(
        "An amount has two decimals from ten cents on, two digits that say something below, and at most six places",
        arguments: [
            (0, "$0"), (-1, "$0"), (0.000_000_9, "<$0.000001"), (0.000_001, "$0.000001"), (0.000_002_5, "$0.000003"),
            (0.000_123, "$0.00012"), (0.001_234, "$0.0012"), (0.012_34, "$0.012"), (0.1, "$0.10"), (0.999, "$1.00"),
            (1, "$1.00"), (12.345_6, "$12.35"), (1_234.5, "$1,234.50"), (1_000_000, "$1,000,000.00"),
        ])
    func text(dollars: Double, text: String) {
        #expect(Money.text(dollars) == text)
    }

    @Test(
        "A number is rounded to the nearest, with all its decimals",
        arguments: [
            (0, 1, "0.0"), (1.04, 1, "1.0"), (1.05, 1, "1.1"), (0.96, 1, "1.0"), (24.5, 0, "25"), (1_234.4, 0, "1,234"),
            (3.007, 2, "3.01"), (0.000_4, 3, "0.000"), (9_999.95, 1, "10,000.0"),
        ])
    func decimal(number: Double, places: Int, text: String) {
        #expect(number.text(places: places) == text)
    }

    @Test(
        "In a column every amount has the decimals of the smallest, nothing and next to nothing included",
        arguments: [
            ([0, 0.001_2, 1.5], ["$0.0000", "$0.0012", "$1.5000"]), ([0, 0], ["$0.00", "$0.00"]),
            ([0.000_000_4, 12.5], ["<$0.01", "$12.50"]), ([0.1, 0.02], ["$0.100", "$0.020"]),
            ([0.000_004, 3], ["$0.000004", "$3.000000"]),
        ])
    func column(amounts: [Double], texts: [String]) {
        let places = Money.places(ofColumn: amounts)
        #expect(amounts.map { Money.text($0, places: places) } == texts)
    }

    @Test("What is less than the last decimal shows is not nothing")
    func little() {
        #expect(Money.text(0.004, places: 2) == "<$0.01")
        #expect(Money.text(0.005, places: 2) == "$0.01")
    }
}
