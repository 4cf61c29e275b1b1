import Testing

@testable import ParlanceConversations

@Suite("Numbers for people")
struct NumberWordsTests {
    @Test(
        "A number is as short as it can be",
        arguments: [
            (0, "0"), (1, "1"), (0.7, "0.7"), (-0.5, "-0.5"), (1.5, "1.5"), (100_000, "100000"), (1e20, "1e+20"),
        ])
    func short(number: Double, text: String) {
        #expect(number.short == text)
    }

    @Test("What is no number does not crash", arguments: [Double.infinity, -.infinity, .nan, .greatestFiniteMagnitude])
    func special(number: Double) {
        #expect(number.short == "\(number)")
    }

    @Test("A range names both its ends")
    func range() {
        #expect((0...1.5).words == "from 0 to 1.5")
    }

    @Test(
        "Thousands are grouped",
        arguments: [
            (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"), (1_234_567, "1,234,567"),
            (-1_000, "-1,000"), (-999, "-999"), (Int.min, "-9,223,372,036,854,775,808"),
        ])
    func grouped(number: Int, text: String) {
        #expect(number.grouped == text)
    }
}
